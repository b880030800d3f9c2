package io.lifeguard.store.event;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the log was followed and what was recorded at that revision. Every method belongs into one transaction of the follower. */
public final class FollowerState {
    /**
     * The commit does not wait for the disk, and with it no write does: while a transaction that notifies commits, no other
     * such transaction can. What a crash of PostgreSQL loses is derived again, with the same ids.
     */
    private static final String LOCK = """
            select f.position, e.log_kept_after, set_config('synchronous_commit', 'off', true)
              from event_follower f, estate e
              for update of f
            """;

    private static final String READ = """
            select f.topology, coalesce((select max(id) from followed_users), 0),
                coalesce((select max(id) from followed_groups), 0),
                coalesce((select max(id) from eligibility_differences), 0)
              from event_follower f
            """;

    private static final String GROUPS = """
            select id, enabled, online, home, policy, group_chat_2007_r2_pool, group_chat_2010_pool
              from followed_groups
            """;

    private static final List<String> COPY =
            List.of("truncate event_follower, followed_groups, followed_users", """
            insert into followed_groups
              select row_number() over (), g.*
                from (select distinct u.enabled, u.online, coalesce(h.key, ''), coalesce(o.key, ''),
                          coalesce(p7.key, ''), coalesce(p10.key, '')
                        from users u
                        left join front_end_pools h on h.id = u.home_id
                        left join policies o on o.id = u.policy_id
                        left join chat_pools p7 on p7.id = u.group_chat_2007_r2_pool_id
                        left join chat_pools p10 on p10.id = u.group_chat_2010_pool_id) g
            """, """
            insert into followed_users (id, address, key, external_key, group_id)
              select u.id, u.sip_address, u.key, u.external_key, g.id
                from users u
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id
                left join chat_pools p7 on p7.id = u.group_chat_2007_r2_pool_id
                left join chat_pools p10 on p10.id = u.group_chat_2010_pool_id
                join followed_groups g on g.enabled = u.enabled and g.online = u.online
                  and g.home = coalesce(h.key, '') and g.policy = coalesce(o.key, '')
                  and g.group_chat_2007_r2_pool = coalesce(p7.key, '')
                  and g.group_chat_2010_pool = coalesce(p10.key, '')
            """);

    private static final String BEGIN = """
            insert into event_follower (position, kept_after, topology) select revision, revision, $1::text::jsonb from present
            """;

    private static final String MOVE =
            "update event_follower set position = $1, topology = coalesce($2::text::jsonb, topology)";

    private FollowerState() {}

    /**
     * How far the log was followed.
     *
     * @param position the number of the revision up to which events were derived
     * @param logKeptAfter the number of the revision after which the log is kept
     */
    public record FollowerPosition(long position, long logKeptAfter) {}

    /**
     * What was recorded at the position.
     *
     * @param lastUser the highest id of a user; likewise for groups and differences
     * @param groups by id; some may have no users any more
     */
    public record FollowedFacts(
            Topology topology, long lastUser, long lastGroup, long lastDifference, Map<Long, FollowedGroup> groups) {}

    /** Reads and locks the position, so that an erasure waits for the end of the transaction; empty before the first copy. */
    public static Uni<Optional<FollowerPosition>> lock(SqlExecutor statements) {
        return statements.execute(LOCK).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new FollowerPosition(number(row, 0), number(row, 1))));
    }

    /** Reads what was recorded at the position, which is locked. */
    public static Uni<FollowedFacts> read(SqlExecutor statements) {
        return statements.execute(READ).chain(rows -> groups(statements).map(groups -> facts(rows.get(0), groups)));
    }

    private static FollowedFacts facts(@Nullable Object[] row, Map<Long, FollowedGroup> groups) {
        return new FollowedFacts(
                FollowedTopology.read((JsonObject) Objects.requireNonNull(row[0])),
                number(row, 1),
                number(row, 2),
                number(row, 3),
                groups);
    }

    /** Copies what is recorded now, instead of what was followed before: events begin with the next revision. */
    public static Uni<Void> copyPresent(SqlClient connection) {
        SqlExecutor statements = SqlExecutor.to(connection);
        Uni<Void> copied = connection
                .query("set transaction isolation level repeatable read; set local statement_timeout = 0")
                .execute()
                .replaceWithVoid();
        for (String statement : COPY) {
            copied = copied.chain(() -> connection.query(statement).execute().replaceWithVoid());
        }
        return copied.chain(() -> connection
                        .query(TopologyRows.select() + " order by " + TopologyRows.ORDER)
                        .execute())
                .map(rows -> {
                    List<Columns> columns = new ArrayList<>();
                    rows.forEach(row -> columns.add(Columns.of(row)));
                    return new TopologyRows(columns).topology();
                })
                .chain(topology -> statements.execute(
                        BEGIN, FollowedTopology.written(topology).encode()))
                .replaceWithVoid();
    }

    private static Uni<Map<Long, FollowedGroup>> groups(SqlExecutor statements) {
        return statements.execute(GROUPS).map(rows -> {
            Map<Long, FollowedGroup> groups = new HashMap<>();
            rows.forEach(row -> groups.put(number(row, 0), group(row)));
            return groups;
        });
    }

    private static FollowedGroup group(@Nullable Object[] row) {
        Map<Client, String> configured = new HashMap<>();
        key(row, 5).ifPresent(pool -> configured.put(Client.GROUP_CHAT_2007_R2, pool));
        key(row, 6).ifPresent(pool -> configured.put(Client.GROUP_CHAT_2010, pool));
        return new FollowedGroup(
                new Placement(
                        Boolean.TRUE.equals(row[1]),
                        Boolean.TRUE.equals(row[2]) ? Hosting.ONLINE : Hosting.ON_PREMISES,
                        key(row, 3),
                        key(row, 4)),
                configured);
    }

    /**
     * Records that events were derived up to a revision.
     *
     * @param changed the topology, if it is another one
     */
    public static Uni<Void> moveTo(SqlExecutor statements, long position, Optional<Topology> changed) {
        return statements
                .execute(
                        MOVE,
                        position,
                        changed.map(topology ->
                                        FollowedTopology.written(topology).encode())
                                .orElse(null))
                .replaceWithVoid();
    }

    private static Optional<String> key(@Nullable Object[] row, int column) {
        return Optional.ofNullable((String) row[column]).filter(key -> !key.isEmpty());
    }

    private static long number(@Nullable Object[] row, int column) {
        return ((Number) Objects.requireNonNull(row[column])).longValue();
    }
}
