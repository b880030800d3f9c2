package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.migration.MigrationFindings.PoolUsers;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several tables that one statement found: the state that it read, then for each row its table and the row
 * itself as JSON.
 */
public final class JsonRows {
    private final Map<String, List<JsonObject>> byTable = new HashMap<>();
    private final Revision revision;
    private final RowIds rows = new RowIds();
    private final Map<Long, FrontEndPool> frontEndPools;
    private final Map<Long, ChatPool> chatPools;
    private final Map<Long, ChatPolicy> policies;

    public JsonRows(List<@Nullable Object[]> found) {
        Object[] first = found.get(0);
        revision = new Revision((String) first[0], (Long) first[1]);
        for (Object[] row : found) {
            if (row[2] instanceof String table && row[3] instanceof JsonObject columns) {
                byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(columns);
            }
        }
        frontEndPools = things("front_end_pools", JsonRows::frontEndPool);
        chatPools = things("chat_pools", this::chatPool);
        policies = things("policies", JsonRows::policy);
        frontEndPools.forEach((id, pool) -> rows.putSite(pool.siteKey(), id));
        chatPools.values().forEach(pool -> rows.putRelease(pool.key(), pool.release()));
    }

    /** Notes where a thing of a table stands. */
    public void putId(String table, String key, JsonObject row) {
        rows.put(table, key, row.getLong("id"));
    }

    public <T> VersionedFacts<T> versioned(T facts) {
        return new VersionedFacts<>(revision, facts, rows);
    }

    public Topology topology() {
        return Topology.of(frontEndPools.values(), chatPools.values(), policies.values(), migrations());
    }

    List<User> users(Topology topology) {
        return List.copyOf(things("users", row -> user(row, topology)).values());
    }

    /** Those of one user, in the order of client and chat pool. */
    List<ClientConfiguration> configurationsOf(User user) {
        long id = rows.id("users", user.key());
        return rows("client_configurations")
                .filter(row -> row.getLong("user_id") == id)
                .map(row -> new ClientConfiguration(
                        user.sipAddress(),
                        Client.valueOf(row.getString("client")),
                        chatPool(row.getLong("pool_id")).fqdn()))
                .sorted(Comparator.comparing(ClientConfiguration::id))
                .toList();
    }

    private ChatPool chatPool(long id) {
        return Objects.requireNonNull(chatPools.get(id), "the statement selects every chat pool");
    }

    List<UserGroup> userGroups() {
        return rows("user_groups")
                .map(row -> new UserGroup(placement(row), row.getInteger("count")))
                .toList();
    }

    List<ConfigurationGroup> configurationGroups() {
        return rows("configuration_groups")
                .map(row -> new ConfigurationGroup(
                        placement(row),
                        Client.valueOf(row.getString("client")),
                        row.getString("pool"),
                        row.getInteger("count")))
                .toList();
    }

    public WriteContext writeContext() {
        return new WriteContext(topology(), userGroups(), configurationGroups(), holdings());
    }

    /** Client configurations that each brought their user along, in the order of user and client. */
    List<ClientConfiguration> configurationsForSource() {
        return rows("pointing")
                .peek(row -> rows.put("users", row.getString("key"), row.getLong("id")))
                .map(row -> new ClientConfiguration(
                        row.getString("sip_address"), Client.valueOf(row.getString("client")), row.getString("fqdn")))
                .sorted(Comparator.comparing(c -> Ids.key(c.id())))
                .toList();
    }

    public List<PoolUsers> poolUsers() {
        return rows("pool_users")
                .map(row -> new PoolUsers(placement(row), row.getString("pool"), row.getInteger("count")))
                .toList();
    }

    /** By key of the source. */
    public Map<String, NameCollisions> collisions() {
        Map<String, NameCollisions> bySource = new HashMap<>();
        rows("collisions").forEach(row -> {
            Map<NameCollisions.CollisionKind, Integer> counts = new EnumMap<>(NameCollisions.CollisionKind.class);
            for (NameCollisions.CollisionKind kind : NameCollisions.CollisionKind.values()) {
                counts.put(kind, row.getInteger(kind.name().toLowerCase(Locale.ROOT)));
            }
            bySource.put(row.getString("source"), new NameCollisions(counts, row.getBoolean("recorded")));
        });
        return bySource;
    }

    List<PoolContentCounts> holdings() {
        return rows("pool_holdings")
                .map(row -> new PoolContentCounts(
                        row.getString("pool"),
                        row.getInteger("categories"),
                        row.getInteger("rooms"),
                        row.getInteger("add_ins")))
                .toList();
    }

    public Stream<JsonObject> rows(String table) {
        return byTable.getOrDefault(table, List.of()).stream();
    }

    /** The things of a table by row, in the order of their keys. */
    private <T> Map<Long, T> things(String table, Function<JsonObject, T> mapper) {
        Map<Long, T> things = new LinkedHashMap<>();
        rows(table).sorted(Comparator.comparing(row -> row.getString("key"))).forEach(row -> {
            rows.put(table, row.getString("key"), row.getLong("id"));
            things.put(row.getLong("id"), mapper.apply(row));
        });
        return things;
    }

    private List<Migration> migrations() {
        return rows("migrations")
                .map(row -> new Migration(
                        chatPool(row.getLong("source_id")).fqdn(),
                        chatPool(row.getLong("target_id")).fqdn(),
                        row.getBoolean("complete")))
                .sorted(Comparator.comparing(Migration::key))
                .toList();
    }

    private static FrontEndPool frontEndPool(JsonObject row) {
        return new FrontEndPool(
                row.getString("fqdn"), Release.valueOf(row.getString("release")), row.getString("site"));
    }

    private ChatPool chatPool(JsonObject row) {
        return new ChatPool(
                row.getString("fqdn"),
                text(row, "display_name"),
                Release.valueOf(row.getString("release")),
                Optional.ofNullable(row.getLong("home_id")).map(frontEndPools::get),
                PoolState.valueOf(row.getString("state")));
    }

    private static ChatPolicy policy(JsonObject row) {
        return new ChatPolicy(
                FactMapper.identity(row.getString("identity")),
                row.getBoolean("enable_persistent_chat"),
                text(row, "description"));
    }

    private User user(JsonObject row, Topology topology) {
        Optional<FrontEndPool> home =
                Optional.ofNullable(row.getLong("home_id")).map(frontEndPools::get);
        Optional<ChatPolicy> granted =
                Optional.ofNullable(row.getLong("policy_id")).map(policies::get);
        return new User(
                row.getString("sip_address"),
                text(row, "external_id"),
                text(row, "display_name"),
                row.getBoolean("enabled"),
                FactMapper.hosting(row.getBoolean("online")),
                home,
                granted,
                topology.effectivePolicy(home, granted));
    }

    private static Placement placement(JsonObject row) {
        return new Placement(
                row.getBoolean("enabled"),
                FactMapper.hosting(row.getBoolean("online")),
                text(row, "home"),
                text(row, "granted"));
    }

    static Optional<String> text(JsonObject row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
