package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that is stored, in the shape that the change log has, each list in the order of its text.
 *
 * @param drifted those of the configurations that do not work
 */
public record StoredState(
        List<JsonObject> frontEndPools,
        List<JsonObject> chatPools,
        List<JsonObject> policies,
        List<JsonObject> users,
        List<JsonObject> configurations,
        List<JsonObject> categories,
        List<JsonObject> rooms,
        List<JsonObject> addIns,
        List<JsonObject> migrations,
        List<JsonObject> drifted) {
    static final String FRONT_END_POOL = "fqdn release site";
    static final String CHAT_POOL = "fqdn release home { fqdn } displayName state";
    static final String POLICY = "identity enablePersistentChat description";
    static final String USER =
            "sipAddress externalId displayName enabled hosting home { fqdn } grantedPolicy { identity }";
    static final String CONFIGURATION = "user { sipAddress } client pool { fqdn }";
    static final String CATEGORY = "pool { fqdn } name description parent { id }";
    static final String ROOM = "pool { fqdn } name category { id } description type privacy disabled addIn { id }";
    static final String ADD_IN = "pool { fqdn } name url";
    static final String MIGRATION = "source { fqdn } target { fqdn } complete";

    private static final String EVERYTHING = "{ frontEndPools { " + FRONT_END_POOL + " } chatPools { " + CHAT_POOL
            + " } policies { " + POLICY + " } users(first: 500) { nodes { " + USER + " } pageInfo { hasNextPage } }"
            + " all: clientConfigurations(first: 500) { nodes { " + CONFIGURATION + " } pageInfo { hasNextPage } }"
            + " content: chatPools { categories(first: 500) { nodes { " + CATEGORY + " } pageInfo { hasNextPage } }"
            + " rooms(first: 500) { nodes { " + ROOM + " } pageInfo { hasNextPage } } addIns { " + ADD_IN + " }"
            + " migration { " + MIGRATION + " } }"
            + " drifted: clientConfigurations(eligible: false, first: 500) { nodes { " + CONFIGURATION + " } } }";

    public StoredState {
        frontEndPools = inOrder(frontEndPools);
        chatPools = inOrder(chatPools);
        policies = inOrder(policies);
        users = inOrder(users);
        configurations = inOrder(configurations);
        categories = inOrder(categories);
        rooms = inOrder(rooms);
        addIns = inOrder(addIns);
        migrations = inOrder(migrations);
        drifted = inOrder(drifted);
    }

    /** For small organisations: up to 500 users and configurations, and of the content of a chat pool. */
    public static StoredState readFrom(WriteEndpoint endpoint) {
        JsonObject data = endpoint.query(EVERYTHING);
        return new StoredState(
                list(data, "frontEndPools"),
                list(data, "chatPools"),
                list(data, "policies"),
                nodes(data, "users"),
                nodes(data, "all"),
                ofPools(data, pool -> nodes(pool, "categories")),
                ofPools(data, pool -> nodes(pool, "rooms")),
                ofPools(data, pool -> list(pool, "addIns")),
                ofPools(data, pool -> Optional.ofNullable(pool.getJsonObject("migration")).stream()
                        .map(StoredState::flat)
                        .toList()),
                nodes(data, "drifted"));
    }

    /** The same without what only the service can tell. */
    public StoredState withoutDrift() {
        return new StoredState(
                frontEndPools,
                chatPools,
                policies,
                users,
                configurations,
                categories,
                rooms,
                addIns,
                migrations,
                List.of());
    }

    /** A thing of an answer as the log writes it: what it refers to by id alone. */
    public static JsonObject flat(JsonObject thing) {
        JsonObject flat = new JsonObject();
        thing.forEach(field -> flat.put(
                field.getKey(),
                field.getValue() instanceof JsonObject reference
                        ? reference.iterator().next().getValue()
                        : field.getValue()));
        return flat;
    }

    private static List<JsonObject> ofPools(JsonObject data, Function<JsonObject, List<JsonObject>> content) {
        return data.getJsonArray("content").stream()
                .flatMap(pool -> content.apply((JsonObject) pool).stream())
                .toList();
    }

    private static List<JsonObject> nodes(JsonObject data, String field) {
        JsonObject connection = data.getJsonObject(field);
        if (connection.containsKey("pageInfo")
                && connection.getJsonObject("pageInfo").getBoolean("hasNextPage")) {
            throw new AssertionError(field + " do not fit on a page");
        }
        return list(connection, "nodes");
    }

    private static List<JsonObject> list(JsonObject data, String field) {
        return data.getJsonArray(field).stream()
                .map(JsonObject.class::cast)
                .map(StoredState::flat)
                .toList();
    }

    private static List<JsonObject> inOrder(List<JsonObject> things) {
        return things.stream()
                .map(thing -> new JsonObject(new TreeMap<>(thing.getMap())))
                .sorted(Comparator.comparing(thing -> thing.encode()))
                .toList();
    }
}
