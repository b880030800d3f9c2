package io.lifeguard.store.event;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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

    private static final String REMOVE_UNDELIVERABLE = """
            delete from webhook_undelivered u using event_follower f where u.revision <= f.kept_after
            """;

    private static final String REMOVE_UNUSED_GROUPS = """
            delete from followed_groups g
              where not exists (select from followed_users u where u.group_id = g.id)
              returning id
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

    /** Removes the differences that no event has, and entries about events that can no longer be delivered. */
    public static Uni<Void> removeUnusedDifferences(SqlExecutor statements) {
        return statements
                .execute(REMOVE_UNUSED_DIFFERENCES)
                .chain(() -> statements.execute(REMOVE_UNDELIVERABLE))
                .replaceWithVoid();
    }

    /** Removes the groups that no user has; returns their ids. */
    public static Uni<Set<Long>> removeUnusedGroups(SqlExecutor statements) {
        return statements.execute(REMOVE_UNUSED_GROUPS).map(rows -> rows.stream()
                .map(row -> (Long) Objects.requireNonNull(row[0]))
                .collect(Collectors.toSet()));
    }
}
