package io.lifeguard.graphql;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.TestService.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.testing.Org;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Two chat pools with content and a migrated one; GraphQL requests that write and read their content. */
final class ContentRequests {
    static final String ONE = "pchat01.contoso.com";
    static final String OTHER = "pchat02.contoso.com";
    static final String LEGACY = "gchat10.contoso.com";
    static final String VERDICT = " violations { rule { id } path reason } warnings { rule { id } } applied revision ";

    private ContentRequests() {}

    /** The data of each test. */
    static Org pools() {
        return Org.org()
                .frontEndPool("pool01.contoso.com", LYNC_2013, "Redmond")
                .frontEndPool("pool10.contoso.com", LYNC_2010, "Redmond")
                .chatPool(ONE, LYNC_2013, "pool01.contoso.com")
                .chatPool(OTHER, LYNC_2013, "pool01.contoso.com")
                .chatPool(LEGACY, LYNC_2010, "pool10.contoso.com")
                .category(ONE, "Research")
                .category(OTHER, "Research")
                .category(LEGACY, "Desk")
                .addIn(ONE, "Ticker", "https://apps.contoso.com/ticker")
                .addIn(OTHER, "Ticker", "https://apps.contoso.com/ticker")
                .room(ONE, "Lab", "Research")
                .migration(LEGACY, OTHER)
                .state(LEGACY, PoolState.MIGRATED);
    }

    static Map<String, @Nullable Object> room(String pool, String name, String category, @Nullable Object... others) {
        Map<String, @Nullable Object> room = new LinkedHashMap<>();
        room.put("pool", pool);
        room.put("name", name);
        room.put("category", category);
        for (int i = 0; i < others.length; i += 2) {
            room.put((String) others[i], others[i + 1]);
        }
        return room;
    }

    static JsonNode putRoom(Map<String, @Nullable Object> room, boolean dryRun) {
        return put("Room", room, dryRun);
    }

    static String field(String type) {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    static String putDocument(String type) {
        String thing = type.equals("Room") ? "id type privacy disabled addIn { id }" : "id";
        return "mutation($input: %sInput!, $dryRun: Boolean) { write: put%s(%s: $input, dryRun: $dryRun) { %s { %s } %s } }"
                .formatted(type, type, field(type), field(type), thing, VERDICT);
    }

    static JsonNode put(String type, Map<String, ? extends @Nullable Object> input, boolean dryRun) {
        return ask(putDocument(type), "input", input, "dryRun", dryRun).data().get("write");
    }

    static JsonNode delete(String type, String id, boolean dryRun) {
        return ask(
                        "mutation($id: ID!, $dryRun: Boolean) { write: delete%s(id: $id, dryRun: $dryRun) { %s } }"
                                .formatted(type, VERDICT),
                        "id",
                        id,
                        "dryRun",
                        dryRun)
                .data()
                .get("write");
    }

    static JsonNode deletePool(String fqdn) {
        return ask("mutation($fqdn: ID!) { write: deleteChatPool(fqdn: $fqdn) {" + VERDICT + "} }", "fqdn", fqdn)
                .data()
                .get("write");
    }

    static List<String> violations(JsonNode write) {
        return StreamSupport.stream(write.get("violations").spliterator(), false)
                .map(v -> v.at("/rule/id").asText() + " " + v.get("path").asText() + ": "
                        + v.get("reason").asText())
                .toList();
    }

    /** The names of the rooms of a pool, read page by page. */
    static List<String> rooms(String pool) {
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = ask(
                            "query($fqdn: ID!, $after: String) { chatPool(fqdn: $fqdn) { rooms(first: 4, after: $after) {"
                                    + " nodes { name } pageInfo { hasNextPage endCursor } } } }",
                            "fqdn",
                            pool,
                            "after",
                            after)
                    .data()
                    .at("/chatPool/rooms");
            page.get("nodes").forEach(node -> names.add(node.get("name").asText()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asText()
                    : "";
        } while (!after.isEmpty());
        return names;
    }

    static int logged() {
        return ask("{ changes { nodes { revision } } }")
                .data()
                .at("/changes/nodes")
                .size();
    }
}
