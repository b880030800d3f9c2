package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.migration.MigrationFindings.PoolUsers;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.store.facts.ContextSelects;
import io.lifeguard.store.facts.JsonRows;
import io.lifeguard.store.facts.MigrationStatements;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the organisation in groups, each time in one statement: the facts of figures, of findings and of compliance. */
@ApplicationScoped
public class EstateReads {
    private static final String FIGURES =
            ContextSelects.all(ContextSelects.TOPOLOGY, ContextSelects.ALL_USERS, ContextSelects.ALL_CONTENT, """
            select 'configuration_counts', to_jsonb(g) from (
              select p.key as pool, c.count
                from (select pool_id, count(*) from client_configurations group by 1) c
                join chat_pools p on p.id = c.pool_id) g
            """);

    /** A user with two clients for the same source counts once. */
    private static final String SOURCES = ContextSelects.all(
            ContextSelects.TOPOLOGY,
            ContextSelects.CONFIGURATIONS_FOR_SOURCES,
            ContextSelects.ALL_CONTENT,
            """
            select 'pool_users', to_jsonb(g) from (
              select u.enabled, u.online, h.key as home, o.key as granted, p.key as pool, sum(u.count)::int as count
                from (
                  select enabled, online, home_id, policy_id, group_chat_2010_pool_id as pool_id, count(*)
                    from users
                    where group_chat_2010_pool_id is not null
                      and group_chat_2010_pool_id in (select source_id from migrations)
                    group by 1, 2, 3, 4, 5
                  union all
                  select enabled, online, home_id, policy_id, group_chat_2007_r2_pool_id, count(*)
                    from users
                    where group_chat_2007_r2_pool_id is not null
                      and group_chat_2007_r2_pool_id in (select source_id from migrations)
                      and group_chat_2007_r2_pool_id is distinct from group_chat_2010_pool_id
                    group by 1, 2, 3, 4, 5) u
                join chat_pools p on p.id = u.pool_id
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id
                group by 1, 2, 3, 4, 5) g
            """,
            MigrationStatements.COLLISIONS_OF_ALL);

    private static final String COMPLIANCE = ContextSelects.all(
            ContextSelects.TOPOLOGY,
            ContextSelects.ALL_USERS,
            ContextSelects.ALL_CONFIGURATIONS,
            MigrationStatements.COLLISIONS_OF_ALL);

    private final ReadDatabase reads;

    EstateReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * All users in groups, and what is counted by chat pool.
     *
     * @param configurations the number of client configurations by key of the chat pool; one without any is left out
     */
    public record EstateFigures(
            Topology topology,
            List<UserGroup> users,
            List<PoolContentCounts> content,
            Map<String, Integer> configurations) {}

    /**
     * The facts about the sources of migrations.
     *
     * @param around with the client configurations for sources of migrations only, and without users
     * @param users the users with a client configured for the source of a migration
     * @param collisions by key of the source of a migration
     */
    public record SourceFacts(WriteContext around, List<PoolUsers> users, Map<String, NameCollisions> collisions) {}

    /**
     * All users and client configurations in groups.
     *
     * @param around without content
     * @param collisions by key of the source of a migration
     */
    public record ComplianceFacts(WriteContext around, Map<String, NameCollisions> collisions) {}

    public Uni<Snapshot<EstateFigures>> figures() {
        return read(FIGURES, rows -> {
            WriteContext counted = rows.writeContext();
            return new EstateFigures(
                    counted.topology(), counted.users(), counted.contentCounts(), rows.configurationCounts());
        });
    }

    public Uni<Snapshot<SourceFacts>> sources() {
        return read(SOURCES, rows -> new SourceFacts(rows.writeContext(), rows.poolUsers(), rows.collisions()));
    }

    public Uni<Snapshot<ComplianceFacts>> compliance() {
        return read(COMPLIANCE, rows -> new ComplianceFacts(rows.writeContext(), rows.collisions()));
    }

    private <T> Uni<Snapshot<T>> read(String selects, Function<JsonRows, T> mapper) {
        return reads.list(selects, Tuple.tuple(), JsonRows::values)
                .map(s -> s.map(values -> mapper.apply(new JsonRows(values))));
    }
}
