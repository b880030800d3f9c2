package io.lifeguard.service.readiness;

import io.lifeguard.store.sql.SchemaVersion;
import io.lifeguard.store.sql.SchemaVersion.InstalledVersion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether questions can be answered: the database answers, and its schema is the one that this build works with. */
@ApplicationScoped
public class DatabaseReadiness {
    private static final Logger LOG = Logger.getLogger(DatabaseReadiness.class);
    private static final long KEPT_NANOSECONDS = 500_000_000;

    private final Uni<DatabaseState> state;
    private volatile long foundAt;
    private volatile boolean began;
    private volatile boolean well = true;

    DatabaseReadiness(SchemaVersion schema, HealthSettings settings) {
        Duration patience = settings.databaseTimeout();
        // shared by all who ask at the same time, so that asking often costs the database nothing
        state = schema.installed()
                .ifNoItem()
                .after(patience)
                .failWith(() -> new IllegalStateException(
                        "The database has not answered within " + patience.toMillis() + " ms."))
                .map(found -> found.isSufficient()
                        ? new DatabaseState(true, "The database answers.", Optional.of(found))
                        : new DatabaseState(
                                false,
                                "The schema is at version " + found.applied() + "; this build needs " + found.expected()
                                        + ".",
                                Optional.of(found)))
                .onFailure()
                .recoverWithItem(this::unanswered)
                .invoke(this::note)
                .memoize()
                .until(() -> System.nanoTime() - foundAt > KEPT_NANOSECONDS);
    }

    /**
     * What was found.
     *
     * @param said what is the matter, for people; nothing of the inside
     * @param schema empty where the database did not answer
     */
    public record DatabaseState(boolean well, String said, Optional<InstalledVersion> schema) {}

    /** The present state, half a second old at most; never fails. */
    public Uni<DatabaseState> present() {
        return state;
    }

    /** Whether the schema has been found migrated once: what happens to the database later does not undo a start. */
    public Uni<Boolean> began() {
        return began ? Uni.createFrom().item(true) : state.map(DatabaseState::well);
    }

    private DatabaseState unanswered(Throwable failure) {
        LOG.debug("the database is not well", failure);
        return new DatabaseState(
                false,
                failure instanceof IllegalStateException
                        ? String.valueOf(failure.getMessage())
                        : "The database cannot be asked.",
                Optional.empty());
    }

    private void note(DatabaseState found) {
        foundAt = System.nanoTime();
        began = began || found.well();
        if (found.well() != well) {
            well = found.well();
            if (well) {
                LOG.info("Ready again");
            } else {
                LOG.warnf("Not ready: %s", found.said());
            }
        }
    }
}
