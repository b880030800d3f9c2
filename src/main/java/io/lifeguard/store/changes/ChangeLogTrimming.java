package io.lifeguard.store.changes;

import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes the oldest changes of the log. */
@ApplicationScoped
public class ChangeLogTrimming {
    /** Removes changes and records up to which revision, in one statement: no reader sees one without the other. */
    private static final String TRIM = """
            with
              upto as (
                select max(revision) as revision
                  from (select revision, at from changes order by revision limit $1) oldest
                  where at < now() - $2 * interval '1 second'),
              removed as (
                delete from changes using upto where changes.revision <= upto.revision returning 1),
              kept as (
                update estate set log_kept_after = greatest(log_kept_after, upto.revision)
                  from upto where upto.revision is not null)
            select count(*) from removed
            """;

    private final Pool pool;

    ChangeLogTrimming(Pool pool) {
        this.pool = pool;
    }

    /**
     * Removes the oldest changes that are older than an age, by the clock of the database.
     *
     * @param limit how many changes it considers at most
     * @return how many changes it removed; fails as {@link SqlFailures#ofWrite} says
     */
    public Uni<Integer> trim(Duration age, int limit) {
        return pool.preparedQuery(TRIM)
                .execute(Tuple.of(limit, age.toSeconds()))
                .map(rows -> rows.iterator().next().getInteger(0))
                .onFailure()
                .transform(SqlFailures::ofWrite);
    }
}
