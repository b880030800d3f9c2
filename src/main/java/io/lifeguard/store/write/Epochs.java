package io.lifeguard.store.write;

import io.lifeguard.model.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The time between two restorations of the database. Revisions of different ones are not to be compared. */
@ApplicationScoped
public class Epochs {
    private static final String BEGIN =
            "update estate set epoch = substr(replace(gen_random_uuid()::text, '-', ''), 1, 8)";

    private final PrimaryDatabase primary;

    Epochs(PrimaryDatabase primary) {
        this.primary = primary;
    }

    /** Begins another one; gives the state that it begins with. */
    public Uni<Revision> begin() {
        return primary.statements().execute(BEGIN).chain(primary::present);
    }
}
