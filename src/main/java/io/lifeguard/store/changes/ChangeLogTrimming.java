package io.lifeguard.store.changes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes what is oldest in the log. */
@ApplicationScoped
public class ChangeLogTrimming {
    /** Removes, and says from where on the log is kept, in one statement: none reads one without the other. */
    private static final String TRIM = "with upto as (select max(revision) as revision from"
            + " (select revision, at from changes order by revision limit $1) oldest"
            + " where at < now() - $2 * interval '1 second'),"
            + " removed as (delete from changes using upto where changes.revision <= upto.revision returning 1),"
            + " kept as (update estate set log_kept_after = greatest(log_kept_after, upto.revision) from upto"
            + " where upto.revision is not null)"
            + " select count(*) from removed";

    private final Pool pool;

    ChangeLogTrimming(Pool pool) {
        this.pool = pool;
    }

    /**
     * Removes the oldest changes as far as they are old enough, by the clock of the database.
     *
     * @param most how many are looked at
     * @return how many were removed
     */
    public Uni<Integer> trim(Duration age, int most) {
        return pool.preparedQuery(TRIM)
                .execute(Tuple.of(most, age.toSeconds()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
