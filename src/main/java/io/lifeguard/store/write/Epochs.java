package io.lifeguard.store.write;

import io.lifeguard.model.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Epochs: each restoration of the database from a backup begins one. Revisions of different epochs cannot be compared. */
@ApplicationScoped
public class Epochs {
    private static final String BEGIN = """
        update estate set epoch = substr(replace(gen_random_uuid()::text, '-', ''), 1, 8)\
        """;

    private final PrimaryDatabase primary;

    Epochs(PrimaryDatabase primary) {
        this.primary = primary;
    }

    /** Begins a new epoch; gives its first revision. */
    public Uni<Revision> begin() {
        return primary.statements().execute(BEGIN).chain(primary::present);
    }
}
