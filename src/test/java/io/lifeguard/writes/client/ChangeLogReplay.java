package io.lifeguard.writes.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What comes of following the change log from nothing. Knows nothing of the service but the JSON in the log: takes away
 * what was before, which must be there, and puts what is after, which must not.
 */
@NullUnmarked
public // maps that the test itself has filled
final class ChangeLogReplay {
    private static final String PAGE = "query($after: ID) { changes(after: $after, first: 500) { nodes { revision kind"
            + " subjectType subject before after } pageInfo { hasNextPage endCursor } } }";
    private final Map<String, Map<String, JsonObject>> things = new TreeMap<>();
    private @Nullable String last;

    public ChangeLogReplay() {
        // exists from the start
        put(
                "ChatPolicy",
                new JsonObject()
                        .put("identity", "Global")
                        .put("enablePersistentChat", false)
                        .putNull("description"));
    }

    /** Follows the log on to its present end. */
    public ChangeLogReplay follow(WriteEndpoint endpoint) {
        boolean more = true;
        while (more) {
            JsonObject answer = endpoint.ask(PAGE, new JsonObject().put("after", last));
            JsonObject changes = answer.getJsonObject("data").getJsonObject("changes");
            JsonArray nodes = changes.getJsonArray("nodes");
            nodes.forEach(node -> apply((JsonObject) node));
            JsonObject page = changes.getJsonObject("pageInfo");
            last = page.getString("endCursor") == null ? last : page.getString("endCursor");
            more = page.getBoolean("hasNextPage");
        }
        return this;
    }

    private void apply(JsonObject change) {
        String type = change.getString("subjectType");
        if (type.equals("Erasure")) {
            // is about other entries
            return;
        }
        String before = change.getString("before");
        String after = change.getString("after");
        String kind = before == null ? "CREATED" : after == null ? "DELETED" : "UPDATED";
        if (!kind.equals(change.getString("kind"))) {
            throw new AssertionError(change.encode());
        }
        if (before != null) {
            JsonObject gone = new JsonObject(before);
            JsonObject was = things.getOrDefault(type, Map.of()).get(id(type, gone));
            if (!gone.equals(was)) {
                throw new AssertionError("before is " + gone + " but the log had brought it to " + was);
            }
            things.get(type).remove(id(type, gone));
        }
        if (after != null) {
            JsonObject state = new JsonObject(after);
            // names what changed of what the log does not keep
            state.remove("changedAttributes");
            put(type, state);
        }
        if (type.equals("User") && before != null && after != null) {
            renamed(new JsonObject(before).getString("sipAddress"), new JsonObject(after).getString("sipAddress"));
        }
    }

    /** Configurations belong to the user, not to the name. */
    private void renamed(String before, String after) {
        Map<String, JsonObject> configurations = things.getOrDefault("ClientConfiguration", Map.of());
        List.copyOf(configurations.values()).stream()
                .filter(c -> !before.equals(after) && c.getString("user").equals(before))
                .forEach(c -> {
                    configurations.remove(id("ClientConfiguration", c));
                    put("ClientConfiguration", c.copy().put("user", after));
                });
    }

    private void put(String type, JsonObject thing) {
        JsonObject there =
                things.computeIfAbsent(type, t -> new LinkedHashMap<>()).put(id(type, thing), thing);
        if (there != null) {
            throw new AssertionError(thing + " is put where " + there + " is");
        }
    }

    private static String id(String type, JsonObject thing) {
        return switch (type) {
            case "FrontEndPool", "ChatPool" -> thing.getString("fqdn");
            case "ChatPolicy" -> thing.getString("identity");
            case "User" -> thing.getString("sipAddress");
            case "Migration" -> thing.getString("source");
            case "Category", "Room", "AddIn" -> thing.getString("pool") + "\\" + thing.getString("name");
            case "ClientConfiguration" ->
                thing.getString("user") + " " + thing.getString("client") + " " + thing.getString("pool");
            default -> throw new AssertionError("the log knows something else: " + type + " " + thing);
        };
    }

    /** What is stored if the log says all; what drifted is not the log's to say. */
    public StoredState stored() {
        return new StoredState(
                all("FrontEndPool"),
                all("ChatPool"),
                all("ChatPolicy"),
                all("User"),
                all("ClientConfiguration"),
                all("Category"),
                all("Room"),
                all("AddIn"),
                all("Migration"),
                List.of());
    }

    /** All things of a type, if the log says all. */
    public List<JsonObject> all(String type) {
        return List.copyOf(things.getOrDefault(type, Map.of()).values());
    }
}
