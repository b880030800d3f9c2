package io.lifeguard.store.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Epochs: each restoration of the database from a backup begins one. Revisions of different epochs cannot be compared. */
@ApplicationScoped
public class Epochs {
    /** One statement, so that the revision needs no second one that could fail after the first is committed. */
    private static final String BEGIN = """
        with begun as (
          update estate set epoch = substr(replace(gen_random_uuid()::text, '-', ''), 1, 8) returning epoch)
        select begun.epoch, present.revision from begun, present\
        """;

    private final PrimaryDatabase primary;

    Epochs(PrimaryDatabase primary) {
        this.primary = primary;
    }

    /**
     * Begins a new epoch.
     *
     * @return its first revision; fails with {@link FailureCode#OUTCOME_UNKNOWN} if the connection was lost meanwhile
     */
    public Uni<Revision> begin() {
        return primary.change(BEGIN);
    }
}
