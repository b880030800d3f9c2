package io.lifeguard.service;

import io.lifeguard.store.SchemaVersion;
import io.lifeguard.store.SchemaVersion.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether questions can be answered: the database answers, and its schema is the one that this build works with. */
@ApplicationScoped
public class Serviceability {
    private static final Logger LOG = Logger.getLogger(Serviceability.class);
    private static final long KEPT_NANOSECONDS = 500_000_000;

    private final Uni<State> state;
    private volatile long foundAt;
    private volatile boolean began;
    private volatile boolean well = true;

    Serviceability(SchemaVersion schema, HealthSettings settings) {
        Duration patience = settings.patience();
        // shared by all who ask at the same time, so that asking often costs the database nothing
        state = schema.find()
                .ifNoItem()
                .after(patience)
                .failWith(() -> new IllegalStateException(
                        "The database has not answered within " + patience.toMillis() + " ms."))
                .map(found -> found.isEnough()
                        ? new State(true, "The database answers.", Optional.of(found))
                        : new State(
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
    public record State(boolean well, String said, Optional<Found> schema) {}

    /** The present state, half a second old at most; never fails. */
    public Uni<State> present() {
        return state;
    }

    /** Whether the schema has been found migrated once: what happens to the database later does not undo a start. */
    public Uni<Boolean> began() {
        return began ? Uni.createFrom().item(true) : state.map(State::well);
    }

    private State unanswered(Throwable failure) {
        LOG.debug("the database is not well", failure);
        return new State(
                false,
                failure instanceof IllegalStateException
                        ? String.valueOf(failure.getMessage())
                        : "The database cannot be asked.",
                Optional.empty());
    }

    private void note(State found) {
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
