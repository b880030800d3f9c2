package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.migration.MigrationFindings.PoolUsers;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.store.facts.JsonRows;
import io.lifeguard.store.facts.MigrationStatements;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The whole organisation in groups, in one statement: what findings and figures are made of. */
@ApplicationScoped
public class EstateReads {
    private static final String POOL_USERS = " union all select 'pool_users', to_jsonb(g) from (select u.enabled,"
            + " u.online, h.key as home, o.key as granted, p.key as pool, count(*)"
            + " from (select distinct user_id, pool_id from client_configurations"
            + " where pool_id in (select source_id from migrations)) c"
            + " join users u on u.id = c.user_id join chat_pools p on p.id = c.pool_id"
            + " left join front_end_pools h on h.id = u.home_id left join policies o on o.id = u.policy_id"
            + " group by 1, 2, 3, 4, 5) g";
    private static final String STATEMENT =
            WriteFactReads.EVERYTHING + POOL_USERS + " union all " + MigrationStatements.COLLISIONS;

    private final ReadDatabase reads;

    EstateReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * What is recorded.
     *
     * @param users those with a client configured for the source of a migration
     * @param collisions by key of the source of a migration
     */
    public record EstateSnapshot(WriteContext around, List<PoolUsers> users, Map<String, NameCollisions> collisions) {}

    /** All of it, from one state. */
    public Uni<Snapshot<EstateSnapshot>> everything() {
        return reads.list(STATEMENT, Tuple.tuple(), Function.identity()).map(s -> {
            JsonRows found =
                    new JsonRows(s.value().stream().map(SqlExecutor::values).toList());
            return s.map(rows -> new EstateSnapshot(found.writeContext(), found.poolUsers(), found.collisions()));
        });
    }
}
