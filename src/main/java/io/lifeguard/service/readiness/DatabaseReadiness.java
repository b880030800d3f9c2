package io.lifeguard.service.readiness;

import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.SchemaVersion;
import io.lifeguard.store.sql.SchemaVersion.InstalledVersion;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether the service is ready: the database answers, and its schema is the one that this build needs or a newer one. */
@ApplicationScoped
public class DatabaseReadiness {
    private static final Logger LOG = Logger.getLogger(DatabaseReadiness.class);
    private static final long CACHED_NANOSECONDS = 500_000_000;

    private final Uni<DatabaseState> state;
    private volatile long checkedAt;
    private volatile boolean started;
    private volatile boolean sufficient = true;

    DatabaseReadiness(SchemaVersion schema, DatabaseOutage outage, HealthSettings settings) {
        Duration timeout = settings.databaseTimeout();
        // shared by concurrent checks and cached, so that frequent probes do not load the database
        state = schema.installed()
                .ifNoItem()
                .after(timeout)
                .failWith(() -> {
                    outage.unanswered(timeout);
                    return new IllegalStateException(
                            "The database did not answer within " + timeout.toMillis() + " ms.");
                })
                .map(DatabaseReadiness::stateOf)
                .onFailure()
                .recoverWithItem(this::failed)
                .invoke(this::update)
                .memoize()
                .until(() -> System.nanoTime() - checkedAt > CACHED_NANOSECONDS);
    }

    /**
     * The result of a check.
     *
     * @param message for people; without internal details
     * @param schemaVersion the version that is installed; empty if the database did not answer
     * @param expectedVersion the version that this build needs; empty if the database did not answer
     */
    public record DatabaseState(
            boolean ready, String message, Optional<String> schemaVersion, Optional<String> expectedVersion) {}

    /** The present state, at most 500 ms old; never fails. */
    public Uni<DatabaseState> present() {
        return state;
    }

    /** Whether a check has found the schema migrated since the start. Later failures of the database do not change that. */
    public Uni<Boolean> started() {
        return started ? Uni.createFrom().item(true) : state.map(DatabaseState::ready);
    }

    private static DatabaseState stateOf(InstalledVersion schema) {
        String message = schema.isSufficient()
                ? "The database answers."
                : "The schema is at version %s; this build needs %s.".formatted(schema.applied(), schema.expected());
        return new DatabaseState(
                schema.isSufficient(), message, Optional.of(schema.applied()), Optional.of(schema.expected()));
    }

    private DatabaseState failed(Throwable failure) {
        SqlFailures.report(failure);
        return new DatabaseState(
                false,
                failure instanceof IllegalStateException
                        ? String.valueOf(failure.getMessage())
                        : "The database cannot be reached.",
                Optional.empty(),
                Optional.empty());
    }

    private void update(DatabaseState found) {
        checkedAt = System.nanoTime();
        started = started || found.ready();
        // an outage of the database is logged once for all that need it
        boolean isSufficient = found.ready() || found.schemaVersion().isEmpty();
        if (isSufficient != sufficient) {
            sufficient = isSufficient;
            if (isSufficient) {
                LOG.info("Readiness: ready again");
            } else {
                LOG.warnf("Readiness: not ready: %s", found.message());
            }
        }
    }
}
