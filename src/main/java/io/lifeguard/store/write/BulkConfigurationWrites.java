package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.store.changes.BulkChangeEntries;
import io.lifeguard.store.entity.ChatPoolTable;
import io.lifeguard.store.entity.UserTable;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.WriteConflict;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Many client configurations that are all created, or all removed: one statement for the rows, one for the log. */
final class BulkConfigurationWrites {
    private static final String ROWS = "jsonb_to_recordset(cast(cast(?1 as text) as jsonb))"
            + " as d(user_id bigint, client text, pool_id bigint, pool_release text)";
    private static final String INSERT = "insert into client_configurations (user_id, client, pool_id, pool_release)"
            + " select user_id, client, pool_id, pool_release from " + ROWS;
    private static final String DELETE = "delete from client_configurations c using " + ROWS
            + " where c.user_id = d.user_id and c.client = d.client and c.pool_id = d.pool_id";

    private BulkConfigurationWrites() {}

    /** @return the number of the last one's revision; fails with {@link WriteConflict} if one of them is gone */
    static Uni<Long> carryOut(List<Change<ClientConfiguration>> changes, RowIds rows, String actor) {
        boolean created = changes.get(0).kind() == Change.ChangeOperation.CREATED;
        JsonArray keys = new JsonArray();
        changes.forEach(change -> keys.add(row(change.before().or(change::after).orElseThrow(), rows)));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(created ? INSERT : DELETE)
                        .setParameter(1, keys.encode())
                        .executeUpdate())
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, "client_configurations"))
                .invoke(count -> {
                    if (count != changes.size()) {
                        throw new WriteConflict("a row of client_configurations is gone");
                    }
                })
                .chain(() -> BulkChangeEntries.append(changes, actor));
    }

    private static JsonObject row(ClientConfiguration configuration, RowIds rows) {
        return new JsonObject()
                .put("user_id", rows.id(UserTable.NAME, Ids.key(configuration.user())))
                .put("client", configuration.client().name())
                .put("pool_id", rows.id(ChatPoolTable.NAME, Ids.key(configuration.pool())))
                .put("pool_release", rows.release(configuration.pool()).name());
    }
}
