package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.store.changes.LoggedWrite;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * Creates or deletes client configurations, one or many, with one statement for the rows and one for the log. A client
 * configuration is all key, so it is never updated, and has no entity.
 */
final class ConfigurationChanges {
    private static final String INSERT = """
        insert into client_configurations (user_id, client, pool_id, pool_release)
        select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[])
        returning user_id\
        """;

    private static final String DELETE = """
        delete from client_configurations c
        using unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[]) d (user_id, client, pool_id, pool_release)
        where c.user_id = d.user_id and c.client = d.client and c.pool_id = d.pool_id
        returning c.user_id\
        """;

    private ConfigurationChanges() {}

    /**
     * Applies changes and appends them to the change log.
     *
     * @param changes one at least, all of one kind
     * @return the revision number of the last change; fails with {@link ConstraintViolation} if the constraint of a rule
     *     refuses one, with {@link WriteConflict} if one to delete no longer exists
     */
    static Uni<Long> apply(LoggedWrite write, List<Change<ClientConfiguration>> changes, RowIds rows) {
        List<ClientConfiguration> configurations = changes.stream()
                .map(change -> change.before().or(change::after).orElseThrow())
                .toList();
        return write.statements()
                .execute(
                        changes.get(0).kind() == ChangeOperation.CREATED ? INSERT : DELETE,
                        column(configurations, c -> rows.id(TableNames.USERS, Ids.key(c.user())), new Long[0]),
                        column(configurations, c -> c.client().name(), new String[0]),
                        column(configurations, c -> rows.id(TableNames.CHAT_POOLS, Ids.key(c.pool())), new Long[0]),
                        column(configurations, c -> rows.release(c.pool()).name(), new String[0]))
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, TableNames.CLIENT_CONFIGURATIONS))
                .invoke(written -> {
                    if (written.size() != changes.size()) {
                        throw new WriteConflict("A row of client_configurations no longer exists.");
                    }
                })
                .chain(() -> write.append(changes));
    }

    private static <V> V[] column(
            List<ClientConfiguration> configurations, Function<ClientConfiguration, V> value, V[] empty) {
        return configurations.stream().map(value).toList().toArray(empty);
    }
}
