package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Evaluations and searches of which one member has a wrong value, is missing, repeated or unknown, and bodies that are none. */
final class AuthzenInputs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PATHS = List.of(
            "/access/v1/evaluation",
            "/access/v1/evaluations",
            "/access/v1/search/subject",
            "/access/v1/search/resource",
            "/access/v1/search/action");
    private static final String VALID = """
            {"page": {"limit": 10, "token": "dG9rZW4"},
             "options": {"evaluations_semantic": "execute_all"},
             "evaluations": [{"action": {"name": "connect", "properties": {"client": "GROUP_CHAT_2010"}}}, {}],
             "subject": {"type": "user", "id": "ada@contoso.com", "properties": {"homePool": "pool01.contoso.com"}},
             "action": {"name": "connect", "properties": {"client": "LYNC_2013"}},
             "resource": {"type": "chat-pool", "id": "pchat01.contoso.com"},
             "context": {"lifeguard.suppose": {"enabled": true, "hosting": "ON_PREMISES", "homePool": "pool01.contoso.com",
                 "unassigned": false, "enabledByPolicy": true, "configuredFor": "pchat01.contoso.com",
                 "notConfigured": false}}}""";

    private AuthzenInputs() {}

    static Input any(SeededRandom draw) {
        String path = draw.of(PATHS);
        ObjectNode body = valid();
        for (String optional : List.of("page", "options", "evaluations", "context")) {
            if (draw.chance(0.5)) {
                body.remove(optional);
            }
        }
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode wrong = draw.of(objects);
        List<String> names = new ArrayList<>();
        wrong.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || draw.chance(0.1) ? draw.hostileText() : draw.of(names);
        if (draw.chance(0.15)) {
            wrong.remove(name);
        } else if (draw.chance(0.6)) {
            wrong.put(name, draw.hostileText());
        } else {
            wrong.set(name, draw.hostileValue());
        }
        byte[] bytes = Input.utf8(body.toString());
        String type = draw.chance(0.9) ? "application/json" : draw.of(HeaderInputs.TYPES);
        return Input.whole(
                "authorization request",
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n",
                draw.chance(0.15) ? draw.mutated(bytes) : bytes);
    }

    private static ObjectNode valid() {
        try {
            return (ObjectNode) JSON.readTree(VALID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }
}
