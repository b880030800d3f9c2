package io.lifeguard.store;

import io.lifeguard.model.Client;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.ConfigurationGroup;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Placement;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.model.UserGroup;
import io.lifeguard.rules.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a write is judged against. Read through the client that is given: the primary once the lock is held, a
 * connection with one snapshot for a dry run.
 */
@ApplicationScoped
public class WriteFacts {
    private static final String PLACEMENT =
            "select u.enabled, u.online, h.key as home, o.key as granted, count(*)::int as count";
    private static final String PLACEMENT_JOINS =
            " left join front_end_pools h on h.id = u.home_id" + " left join policies o on o.id = u.policy_id";

    /** Which users and configurations a write to a pool or a policy may touch, as conditions on their columns. */
    private record Touched(String users, String configurations, String argument) {}

    public Uni<Snapshot<Topology>> topology(SqlClient client) {
        return client.preparedQuery("select present.epoch, present.revision, e.* from present, (" + Inventory.TOPOLOGY
                        + ") e order by e.kind, e.key")
                .execute()
                .map(rows -> new Snapshot<>(revision(rows), Inventory.topology(rows)));
    }

    public Uni<Snapshot<Surroundings>> ofFrontEndPool(SqlClient client, String fqdn) {
        return surroundings(client, new Touched("h.key = $1", "h.key = $1", key(fqdn)));
    }

    public Uni<Snapshot<Surroundings>> ofChatPool(SqlClient client, String fqdn) {
        return surroundings(client, new Touched("$1::text is null", "p.key = $1", key(fqdn)));
    }

    public Uni<Snapshot<Surroundings>> ofPolicy(SqlClient client, String identity) {
        PolicyIdentity parsed = PolicyIdentity.parse(identity).orElse(PolicyIdentity.GLOBAL);
        String touched =
                switch (parsed.scope()) {
                    case USER -> "o.key = $1";
                    case SITE -> "u.policy_id is null and 'site:' || h.site_key = $1";
                    case GLOBAL -> "u.policy_id is null and $1::text is not null";
                };
        return surroundings(client, new Touched("o.key = $1", touched, key(parsed.written())));
    }

    /** For writes to any pools and policies, many at once. */
    public Uni<Snapshot<Surroundings>> ofEverything(SqlClient client) {
        return surroundings(client, new Touched("$1::text is not null", "$1::text is not null", ""));
    }

    private Uni<Snapshot<Surroundings>> surroundings(SqlClient client, Touched touched) {
        return topology(client).chain(topology -> users(client, touched).chain(users -> configurations(client, touched)
                .map(configurations -> topology.map(t -> new Surroundings(t, users, configurations)))));
    }

    private static Uni<List<UserGroup>> users(SqlClient client, Touched touched) {
        return client.preparedQuery(PLACEMENT + " from users u" + PLACEMENT_JOINS + " where " + touched.users()
                        + " group by 1, 2, 3, 4")
                .execute(Tuple.of(touched.argument()))
                .map(rows -> stream(rows, row -> new UserGroup(placement(row), row.getInteger("count"))));
    }

    private static Uni<List<ConfigurationGroup>> configurations(SqlClient client, Touched touched) {
        return client.preparedQuery(PLACEMENT + ", c.client, p.key as pool from client_configurations c"
                        + " join users u on u.id = c.user_id join chat_pools p on p.id = c.pool_id" + PLACEMENT_JOINS
                        + " where " + touched.configurations() + " group by 1, 2, 3, 4, c.client, p.key")
                .execute(Tuple.of(touched.argument()))
                .map(rows -> stream(rows, WriteFacts::group));
    }

    /** The users who have one of the SIP addresses or external ids. */
    public Uni<List<User>> users(SqlClient client, List<String> sipAddresses, List<String> externalIds) {
        return client.preparedQuery("select " + Facts.USER + ", " + Facts.HOME + ", " + Facts.POLICIES + " from users u"
                        + Facts.USER_JOINS + " where u.key = any($1) or u.external_key = any($2)")
                .execute(Tuple.of(keys(sipAddresses), keys(externalIds)))
                .map(rows -> stream(rows, Facts::user));
    }

    /** The configurations of these users. */
    public Uni<List<ClientConfiguration>> configurationsOf(SqlClient client, List<User> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(List.of())
                : configurations(client, users.stream().map(User::sipAddress).toList());
    }

    /** The configurations of the users who have one of the SIP addresses. */
    public Uni<List<ClientConfiguration>> configurations(SqlClient client, List<String> sipAddresses) {
        return client.preparedQuery("select u.sip_address, c.client, p.fqdn from client_configurations c"
                        + " join users u on u.id = c.user_id join chat_pools p on p.id = c.pool_id"
                        + " where u.key = any($1) order by u.key, c.client, p.key")
                .execute(Tuple.of((Object) keys(sipAddresses)))
                .map(rows -> stream(rows, Configurations::configuration));
    }

    /** Gives a transaction of its own the one snapshot that a dry run is judged on. */
    public Uni<Void> takeSnapshot(SqlConnection connection) {
        return connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .replaceWithVoid();
    }

    static ConfigurationGroup group(Row row) {
        return new ConfigurationGroup(
                placement(row),
                Client.valueOf(row.getString("client")),
                row.getString("pool"),
                row.getInteger("count"));
    }

    private static Placement placement(Row row) {
        return new Placement(
                row.getBoolean("enabled"),
                Facts.hosting(row.getBoolean("online")),
                Facts.text(row, "home"),
                Facts.text(row, "granted"));
    }

    private static String[] keys(List<String> ids) {
        return ids.stream().map(WriteFacts::key).toArray(String[]::new);
    }

    /** The folded id; one with U+0000, which PostgreSQL takes in no text, becomes one that nothing has. */
    private static String key(String id) {
        return id.indexOf('\0') < 0 ? Ids.key(id) : "";
    }

    private static Revision revision(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        return new Revision(first.getString(0), first.getLong(1));
    }

    private static <T> List<T> stream(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
    }
}
