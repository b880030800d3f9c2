package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.migration.MigrationFindings.PoolUsers;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.NameCollisions.CollisionKind;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.store.sql.Columns;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of several tables that one statement returns as JSON, and the revision that it read. */
public final class JsonRows {
    private static final String WITH_REVISION = """
            select present.epoch, present.revision, facts.origin, facts.row
            from present
            left join lateral (
            %s) facts on true
            """;

    private final Map<String, List<Columns>> byTable = new HashMap<>();
    private final Revision revision;
    private final RowIds ids = new RowIds();
    private final Map<Long, FrontEndPool> frontEndPools;
    private final Map<Long, ChatPool> chatPools;
    private final Map<Long, ChatPolicy> policies;

    /** @param rows of a statement of {@link #withRevision}, each as epoch, revision, origin and row */
    public JsonRows(List<@Nullable Object[]> rows) {
        Object[] first = rows.get(0);
        revision = new Revision((String) first[0], (Long) first[1]);
        for (Object[] row : rows) {
            if (row[2] instanceof String table && row[3] instanceof JsonObject columns) {
                byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(Columns.of(columns));
            }
        }
        frontEndPools = byId("front_end_pools", FactMapper::frontEndPool);
        chatPools = byId("chat_pools", row -> FactMapper.chatPool(row, home(row)));
        policies = byId("policies", FactMapper::policy);
        chatPools.values().forEach(pool -> ids.putRelease(pool.key(), pool.release()));
    }

    /**
     * The statement that returns rows in this form.
     *
     * @param selects selects {@code origin}, the name of a table, and {@code row}, its columns as JSON
     */
    public static String withRevision(String selects) {
        return WITH_REVISION.formatted(selects);
    }

    /** The values of a row of such a statement that was read by the names of its columns. */
    public static @Nullable Object[] values(Columns row) {
        return new Object[] {row.value("epoch"), row.value("revision"), row.value("origin"), row.value("row")};
    }

    /** Adds the surrogate key of a row to those that {@link #versioned} returns. */
    public void putId(String table, String key, Columns row) {
        ids.put(table, key, row.number("id"));
    }

    public <T> VersionedFacts<T> versioned(T facts) {
        return new VersionedFacts<>(revision, facts, ids);
    }

    public Topology topology() {
        return Topology.of(
                frontEndPools.values(),
                chatPools.values(),
                policies.values(),
                rows("migrations")
                        .map(FactMapper::migration)
                        .sorted(Comparator.comparing(Migration::key))
                        .toList());
    }

    public WriteContext writeContext() {
        return new WriteContext(
                topology(),
                list("user_groups", FactMapper::userGroup),
                list("configuration_groups", FactMapper::configurationGroup),
                list("content_counts", FactMapper::contentCounts));
    }

    List<User> users(Topology topology) {
        return List.copyOf(byId("users", row -> user(row, topology)).values());
    }

    /** The client configurations of one user, in the order of client and chat pool. */
    List<ClientConfiguration> configurationsOf(User user) {
        return rows("client_configurations")
                .map(FactMapper::configuration)
                .filter(configuration -> configuration.user().equals(user.sipAddress()))
                .sorted(Comparator.comparing(ClientConfiguration::id))
                .toList();
    }

    /** The client configurations for the source of a migration, in the order of user and client. */
    List<ClientConfiguration> configurationsForSource() {
        return rows("source_configurations")
                .peek(row -> putId("users", row.text("key"), row))
                .map(FactMapper::configuration)
                .sorted(Comparator.comparing(c -> Ids.key(c.id())))
                .toList();
    }

    public List<PoolUsers> poolUsers() {
        return list(
                "pool_users", row -> new PoolUsers(FactMapper.placement(row), row.text("pool"), row.integer("count")));
    }

    /** The number of client configurations by key of the chat pool. */
    public Map<String, Integer> configurationCounts() {
        return rows("configuration_counts")
                .collect(Collectors.toMap(row -> row.text("pool"), row -> row.integer("count")));
    }

    /** The name collisions of each migration, by key of its source. */
    public Map<String, NameCollisions> collisions() {
        return rows("collisions").collect(Collectors.toMap(row -> row.text("source"), JsonRows::collisions));
    }

    public Stream<Columns> rows(String table) {
        return byTable.getOrDefault(table, List.of()).stream();
    }

    private <T> List<T> list(String table, Function<Columns, T> mapper) {
        return rows(table).map(mapper).toList();
    }

    /** The records of a table by surrogate key, in the order of their keys. */
    private <T> Map<Long, T> byId(String table, Function<Columns, T> mapper) {
        Map<Long, T> records = new LinkedHashMap<>();
        rows(table).sorted(Comparator.comparing(row -> row.text("key"))).forEach(row -> {
            putId(table, row.text("key"), row);
            records.put(row.number("id"), mapper.apply(row));
        });
        return records;
    }

    private Optional<FrontEndPool> home(Columns row) {
        return row.optionalNumber("home_id").map(frontEndPools::get);
    }

    private User user(Columns row, Topology topology) {
        Optional<FrontEndPool> home = home(row);
        Optional<ChatPolicy> granted = row.optionalNumber("policy_id").map(policies::get);
        return FactMapper.user(row, home, granted, topology.effectivePolicy(home, granted));
    }

    private static NameCollisions collisions(Columns row) {
        Map<CollisionKind, Integer> counts = new EnumMap<>(CollisionKind.class);
        for (CollisionKind kind : CollisionKind.values()) {
            counts.put(kind, row.integer(kind.name().toLowerCase(Locale.ROOT)));
        }
        return new NameCollisions(
                counts,
                Map.of(
                        CollisionKind.CATEGORY, row.integer("long_category"),
                        CollisionKind.ROOM, row.integer("long_room")),
                row.integer("disabled_rooms"),
                row.bool("recorded"));
    }
}
