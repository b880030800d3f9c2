package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.user.User;
import io.lifeguard.store.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a batch of an import is checked against. Users are looked up key by key: for hundreds of keys at once
 * the planner would rather read the whole table.
 */
public final class ImportFactReads {
    private static final String USERS = "select " + FactMapper.USER_COLUMNS + """
            from (
              select u.* from unnest($1::text[]) k (key)
                cross join lateral (select * from users where key = k.key offset 0) u
              union
              select u.* from unnest($2::text[]) k (key)
                cross join lateral (select * from users where external_key = k.key offset 0) u) u
            """ + FactMapper.USER_JOINS;

    private static final String CONFIGURATIONS = """
            select u.sip_address, c.client, p.fqdn as pool
            from unnest($1::text[], $2::text[]) k (key, external_key)
            cross join lateral (select * from users
              where key = k.key and external_key is not distinct from k.external_key offset 0) u
            cross join lateral (select * from client_configurations where user_id = u.id offset 0) c
            join chat_pools p on p.id = c.pool_id
            order by u.key, c.client, p.key
            """;

    private ImportFactReads() {}

    /** The users who have one of the SIP addresses or external ids. */
    public static Uni<List<User>> users(SqlClient client, List<String> sipAddresses, List<String> externalIds) {
        return client.preparedQuery(USERS)
                .execute(Tuple.of(WriteFactReads.keys(sipAddresses), WriteFactReads.keys(externalIds)))
                .map(rows -> map(rows, FactMapper::user));
    }

    /** The client configurations of these users. */
    public static Uni<List<ClientConfiguration>> configurationsOf(SqlClient client, List<User> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] keys = users.stream().map(User::key).toArray(String[]::new);
        @Nullable
        String[] externalKeys = users.stream()
                .map(user -> user.externalId().map(Ids::key).orElse(null))
                .toArray(String[]::new);
        return client.preparedQuery(CONFIGURATIONS)
                .execute(Tuple.of(keys, externalKeys))
                .map(rows -> map(rows, FactMapper::configuration));
    }

    private static <T> List<T> map(RowSet<Row> rows, Function<Columns, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Columns::of)
                .map(mapper)
                .toList();
    }
}
