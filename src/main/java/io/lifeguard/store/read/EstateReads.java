package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
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

/** Reads the whole organisation in groups, in one statement: the facts of findings and figures. */
@ApplicationScoped
public class EstateReads {
    private static final String EVERYTHING = ContextSelects.EVERYTHING + """
            union all
            select 'pool_users', to_jsonb(g) from (
              select u.enabled, u.online, h.key as home, o.key as granted, p.key as pool, count(*)
                from (
                  select distinct user_id, pool_id from client_configurations
                    where pool_id in (select source_id from migrations)) c
                join users u on u.id = c.user_id
                join chat_pools p on p.id = c.pool_id
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id
                group by 1, 2, 3, 4, 5) g
            union all
            """ + MigrationStatements.COLLISIONS_OF_ALL;

    private final ReadDatabase reads;

    EstateReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * The organisation in groups.
     *
     * @param users the users with a client configured for the source of a migration
     * @param collisions by key of the source of a migration
     */
    public record EstateSnapshot(WriteContext around, List<PoolUsers> users, Map<String, NameCollisions> collisions) {}

    /** All of it, from one snapshot. */
    public Uni<Snapshot<EstateSnapshot>> everything() {
        return reads.list(EVERYTHING, Tuple.tuple(), JsonRows::values)
                .map(s -> s.map(values -> {
                    JsonRows rows = new JsonRows(values);
                    return new EstateSnapshot(rows.writeContext(), rows.poolUsers(), rows.collisions());
                }));
    }
}
