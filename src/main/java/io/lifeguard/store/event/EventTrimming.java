package io.lifeguard.store.event;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Removes the oldest events, in the transaction of the follower. */
public final class EventTrimming {
    /** Also events whose entry of the change log is gone: it says which write they are from. */
    private static final String TRIM = """
            with
              oldest as (
                select revision from eligibility_events order by revision, first limit $2),
              upto as (
                select max(o.revision) as revision
                  from oldest o left join changes c on c.revision = o.revision
                  where c.revision is null or c.at < now() - $1::bigint * interval '1 second'),
              removed as (
                delete from eligibility_events e using upto where e.revision <= upto.revision returning 1),
              kept as (
                update event_follower set kept_after = greatest(kept_after, upto.revision)
                  from upto where upto.revision is not null)
            select count(*)::int from removed
            """;

    private static final String REMOVE_UNUSED_DIFFERENCES = """
            delete from eligibility_differences d
              where not exists (select from eligibility_events e where e.difference_id = d.id)
            """;

    private EventTrimming() {}

    /**
     * Removes the events of the oldest revisions that are older than an age.
     *
     * @param limit how many rows of events it considers; those of one revision are removed together
     * @return how many rows it removed
     */
    public static Uni<Integer> trim(SqlExecutor statements, Duration age, int limit) {
        return statements.execute(TRIM, age.toSeconds(), limit).map(rows -> (Integer) rows.get(0)[0]);
    }

    public static Uni<Void> removeUnusedDifferences(SqlExecutor statements) {
        return statements.execute(REMOVE_UNUSED_DIFFERENCES).replaceWithVoid();
    }
}
