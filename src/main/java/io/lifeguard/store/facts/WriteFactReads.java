package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.migration.MigrationRules;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.store.read.ConfigurationReads;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a write is judged against. Read through the client that is given: the primary once the lock is held, a
 * connection with one snapshot for a dry run.
 */
@ApplicationScoped
public class WriteFactReads {
    public static final String PRESENT =
            "select present.epoch, present.revision, found.* from present left join lateral (";
    private static final String PLACEMENT = "select u.enabled, u.online, h.key as home, o.key as granted";
    private static final String PLACEMENT_JOINS =
            " left join front_end_pools h on h.id = u.home_id left join policies o on o.id = u.policy_id";
    public static final String TOPOLOGY =
            "select 'front_end_pools' as origin, to_jsonb(f) as row from front_end_pools f"
                    + " union all select 'chat_pools', to_jsonb(p) from chat_pools p"
                    + " union all select 'policies', to_jsonb(o) from policies o"
                    + " union all select 'migrations', to_jsonb(m) from migrations m";
    private static final String POINTING =
            "select 'pointing', to_jsonb(g) from (select u.id, u.key, u.sip_address, c.client, p.fqdn"
                    + " from client_configurations c join users u on u.id = c.user_id"
                    + " join chat_pools p on p.id = c.pool_id where p.key = $1 and $3::boolean) g";
    private static final String HOLDINGS = "select p.key as pool,"
            + " (select count(*) from categories t where t.pool_id = p.id) as categories,"
            + " (select count(*) from rooms t where t.pool_id = p.id) as rooms,"
            + " (select count(*) from add_ins t where t.pool_id = p.id) as add_ins from chat_pools p where ";
    /** Of the whole organisation, in groups. */
    public static final String EVERYTHING = everythingAbout(new AffectedRows("true", "true", "true", ""));

    private static final String ABOUT_USERS = "with u as materialized"
            + " (select * from users where key = any($1) or external_key = any($2)),"
            + " c as materialized (select * from client_configurations where user_id in (select id from u)),"
            + " p as materialized"
            + " (select * from chat_pools where key = any($3) or id in (select pool_id from c)),"
            + " f as materialized (select * from front_end_pools where key = any($4)"
            + " or id in (select home_id from u union all select home_id from p)),"
            + " o as (select * from policies where key = 'global' or key = any($5)"
            + " or id in (select policy_id from u) or site_key in (select site_key from f)) "
            + PRESENT
            + "select 'front_end_pools' as origin, to_jsonb(f) as row from f"
            + " union all select 'chat_pools', to_jsonb(p) from p"
            + " union all select 'policies', to_jsonb(o) from o"
            + " union all select 'users', to_jsonb(u) from u"
            + " union all select 'client_configurations', to_jsonb(c) from c) found on true";

    /** Key by key, as a batch of an import asks: for hundreds of keys the planner would rather read the whole table. */
    private static final String USERS =
            "select " + FactMapper.USER + ", " + FactMapper.HOME + ", " + FactMapper.POLICIES
                    + " from (select u.* from unnest($1::text[]) k (key)"
                    + " cross join lateral (select * from users where key = k.key offset 0) u"
                    + " union select u.* from unnest($2::text[]) k (key)"
                    + " cross join lateral (select * from users where external_key = k.key offset 0) u) u"
                    + FactMapper.USER_JOINS;

    private static final String CONFIGURATIONS =
            "select u.sip_address, c.client, p.fqdn from unnest($1::text[]) k (key)"
                    + " cross join lateral (select * from users where key = k.key offset 0) u"
                    + " cross join lateral (select * from client_configurations where user_id = u.id offset 0) c"
                    + " join chat_pools p on p.id = c.pool_id order by u.key, c.client, p.key";

    /** Which things a write to a pool or a policy may touch, as conditions on their columns; chat pools: whose content. */
    private record AffectedRows(String users, String configurations, String chatPools, String argument) {}

    /**
     * What a write to a user or its client configurations mentions, as it was written. What is not there is not found.
     *
     * @param users SIP addresses
     * @param policies identities of user policies, with or without prefix
     */
    public record ReferencedIds(
            List<String> users,
            List<String> externalIds,
            List<String> chatPools,
            List<String> frontEndPools,
            List<String> policies) {}

    /**
     * What is known of what a write to a user mentions.
     *
     * @param topology of the pools and policies only those that the users or the write have to do with
     * @param configurations by key of the user
     */
    public record UserWriteSnapshot(
            Topology topology, List<User> users, Map<String, List<ClientConfiguration>> configurations) {}

    public Uni<Snapshot<Topology>> topology(SqlExecutor statements) {
        return statements.execute(PRESENT + TOPOLOGY + ") found on true").map(rows -> {
            JsonRows found = new JsonRows(rows);
            return new Snapshot<>(found.versioned("").revision(), found.topology());
        });
    }

    public Uni<VersionedFacts<WriteContext>> ofFrontEndPool(SqlExecutor statements, String fqdn) {
        return surroundings(statements, new AffectedRows("h.key = $1", "h.key = $1", "false", key(fqdn)));
    }

    public Uni<VersionedFacts<WriteContext>> ofChatPool(SqlExecutor statements, String fqdn) {
        return surroundings(statements, new AffectedRows("$1::text is null", "p.key = $1", "p.key = $1", key(fqdn)));
    }

    public Uni<VersionedFacts<WriteContext>> ofPolicy(SqlExecutor statements, String identity) {
        PolicyIdentity parsed = PolicyIdentity.parse(identity).orElse(PolicyIdentity.GLOBAL);
        String touched =
                switch (parsed.scope()) {
                    case USER -> "o.key = $1";
                    case SITE -> "u.policy_id is null and 'site:' || h.site_key = $1";
                    case GLOBAL -> "u.policy_id is null and $1::text is not null";
                };
        return surroundings(statements, new AffectedRows("o.key = $1", touched, "false", key(parsed.written())));
    }

    /** For writes to any pools and policies, many at once. */
    public Uni<VersionedFacts<WriteContext>> ofEverything(SqlExecutor statements) {
        return surroundings(statements, new AffectedRows("$1::text is not null", "$1::text is not null", "true", ""));
    }

    /** For a write to a user or its client configurations. */
    public Uni<VersionedFacts<UserWriteSnapshot>> ofUsers(SqlExecutor statements, ReferencedIds mentioned) {
        String[] policies = mentioned.policies().stream()
                .map(text -> key(PolicyIdentity.ofUsers(text).written()))
                .toArray(String[]::new);
        return statements
                .execute(
                        ABOUT_USERS,
                        keys(mentioned.users()),
                        keys(mentioned.externalIds()),
                        keys(mentioned.chatPools()),
                        keys(mentioned.frontEndPools()),
                        policies)
                .map(rows -> {
                    JsonRows found = new JsonRows(rows);
                    Topology topology = found.topology();
                    List<User> users = found.users(topology);
                    return found.versioned(new UserWriteSnapshot(
                            topology,
                            users,
                            users.stream().collect(Collectors.toMap(User::key, found::configurationsOf))));
                });
    }

    /** What a step of a migration is judged against, and the configurations for its source where they are wanted. */
    public Uni<VersionedFacts<MigrationRules.MigrationFacts>> ofMigration(
            SqlExecutor statements, String source, Optional<String> target, boolean pointing) {
        AffectedRows touched = new AffectedRows("$1::text is null", "p.key = $1", "p.key = $1", key(source));
        String statement = PRESENT + everythingAbout(touched) + " union all " + POINTING + " union all "
                + MigrationStatements.COLLISIONS_OF_ONE + ") found on true";
        return statements
                .execute(
                        statement,
                        touched.argument(),
                        target.map(WriteFactReads::key).orElse(null),
                        pointing)
                .map(rows -> {
                    JsonRows found = new JsonRows(rows);
                    return found.versioned(new MigrationRules.MigrationFacts(
                            found.writeContext(),
                            found.configurationsForSource(),
                            found.collisions().getOrDefault(touched.argument(), NameCollisions.NONE)));
                });
    }

    private static Uni<VersionedFacts<WriteContext>> surroundings(SqlExecutor statements, AffectedRows touched) {
        return statements
                .execute(PRESENT + everythingAbout(touched) + ") found on true", touched.argument())
                .map(rows -> {
                    JsonRows found = new JsonRows(rows);
                    return found.versioned(found.writeContext());
                });
    }

    private static String everythingAbout(AffectedRows touched) {
        String users = PLACEMENT + ", count(*) from users u" + PLACEMENT_JOINS + " where " + touched.users()
                + " group by 1, 2, 3, 4";
        String configurations = PLACEMENT + ", c.client, p.key as pool, count(*) from client_configurations c"
                + " join users u on u.id = c.user_id join chat_pools p on p.id = c.pool_id" + PLACEMENT_JOINS
                + " where " + touched.configurations() + " group by 1, 2, 3, 4, 5, 6";
        return TOPOLOGY + " union all select 'user_groups', to_jsonb(g) from (" + users
                + ") g union all select 'configuration_groups', to_jsonb(g) from (" + configurations
                + ") g union all select 'pool_holdings', to_jsonb(g) from (" + HOLDINGS + touched.chatPools() + ") g";
    }

    /** The users who have one of the SIP addresses or external ids. */
    public Uni<List<User>> users(SqlClient client, List<String> sipAddresses, List<String> externalIds) {
        return client.preparedQuery(USERS)
                .execute(Tuple.of(keys(sipAddresses), keys(externalIds)))
                .map(rows -> stream(rows, FactMapper::user));
    }

    /** The configurations of these users. */
    public Uni<List<ClientConfiguration>> configurationsOf(SqlClient client, List<User> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(List.of())
                : configurations(client, users.stream().map(User::sipAddress).toList());
    }

    /** The configurations of the users who have one of the SIP addresses. */
    public Uni<List<ClientConfiguration>> configurations(SqlClient client, List<String> sipAddresses) {
        return client.preparedQuery(CONFIGURATIONS)
                .execute(Tuple.of((Object) keys(sipAddresses)))
                .map(rows -> stream(rows, ConfigurationReads::configuration));
    }

    /** Gives a transaction of its own the one snapshot that a dry run is judged on. */
    public Uni<Void> takeSnapshot(SqlConnection connection) {
        return connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .replaceWithVoid();
    }

    public static ConfigurationGroup group(Row row) {
        return new ConfigurationGroup(
                placement(row),
                Client.valueOf(row.getString("client")),
                row.getString("pool"),
                row.getInteger("count"));
    }

    private static Placement placement(Row row) {
        return new Placement(
                row.getBoolean("enabled"),
                FactMapper.hosting(row.getBoolean("online")),
                FactMapper.text(row, "home"),
                FactMapper.text(row, "granted"));
    }

    private static String[] keys(List<String> ids) {
        return ids.stream().map(WriteFactReads::key).toArray(String[]::new);
    }

    /** The folded id; one that is no text becomes one that nothing has. */
    private static String key(String id) {
        return Ids.isStorable(id) ? Ids.key(id) : "";
    }

    private static <T> List<T> stream(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
    }
}
