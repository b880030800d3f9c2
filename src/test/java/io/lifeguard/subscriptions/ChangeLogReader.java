package io.lifeguard.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the change log with the fields that a {@link Subscriber} asks for. */
public final class ChangeLogReader {
    private ChangeLogReader() {}

    /** The whole log after a revision; from its beginning on without one. */
    public static List<JsonNode> after(ApiClient client, @Nullable String revision) {
        List<JsonNode> changes = new ArrayList<>();
        @Nullable String after = revision;
        boolean more = true;
        while (more) {
            JsonNode page = client.ask(
                            "query($a: ID) { changes(after: $a, first: 500) { nodes { revision at actor kind subjectType"
                                    + " subject before after } pageInfo { hasNextPage endCursor } } }",
                            "a",
                            after)
                    .data()
                    .get("changes");
            page.get("nodes").forEach(changes::add);
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asText();
        }
        return changes;
    }
}
