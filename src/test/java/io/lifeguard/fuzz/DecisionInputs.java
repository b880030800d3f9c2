package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Questions over REST of which one parameter or member has a wrong value, is missing, repeated or unknown. */
final class DecisionInputs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FACTS = Map.of(
            "enabled", "true",
            "hosting", "ON_PREMISES",
            "homePool", "pool01.contoso.com",
            "unassigned", "false",
            "enabledByPolicy", "true",
            "configuredFor", "pchat01.contoso.com",
            "notConfigured", "false");

    private DecisionInputs() {}

    static Input any(SeededRandom draw) {
        return draw.chance(0.5) ? parameters(draw) : body(draw);
    }

    private static Map<String, String> question(SeededRandom draw) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("user", "ada@contoso.com");
        question.put("client", draw.of("LYNC_2013", "GROUP_CHAT_2010"));
        question.put("pool", "pchat01.contoso.com");
        return question;
    }

    private static Input parameters(SeededRandom draw) {
        boolean ofUser = draw.chance(0.3);
        boolean isList = !ofUser && draw.chance(0.3);
        Map<String, String> valid = question(draw);
        if (isList) {
            valid.remove("user");
            valid.put(
                    draw.of("rule", "eligible", "search", "homePool", "site"), draw.of("ACCOUNT_ENABLED", "true", "k"));
        }
        if (ofUser) {
            valid.remove("user");
        }
        FACTS.forEach((name, value) -> {
            if (!ofUser && !isList && draw.chance(0.3)) {
                valid.put("suppose." + name, value);
            }
        });
        List<String> names = new ArrayList<>(valid.keySet());
        String wrong = draw.chance(0.1) ? draw.hostileText() : draw.of(names);
        String query = valid.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(wrong))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        for (int i = draw.below(3); i > 0; i--) {
            String value = GraphQLInputs.encoded(draw.hostileText());
            query += "&" + GraphQLInputs.encoded(wrong) + "=" + value.substring(0, Math.min(value.length(), 3_000));
        }
        String path = ofUser
                ? "/api/users/" + segment(draw.chance(0.5) ? "ada@contoso.com" : draw.hostileText()) + "/eligibilities"
                : isList ? "/api/eligibilities.csv" : "/api/eligibility";
        return Input.whole("decision", "GET " + path + "?" + query + " HTTP/1.1\r\nHost: localhost\r\n", new byte[0]);
    }

    private static String segment(String text) {
        String encoded = GraphQLInputs.encoded(text).replace("+", "%20");
        return encoded.substring(0, Math.min(encoded.length(), 3_000)).replaceAll("%[0-9A-F]?$", "");
    }

    private static Input body(SeededRandom draw) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode question = JSON.valueToTree(question(draw));
        body.putArray("questions").add(question).add(question.deepCopy());
        ObjectNode facts = body.putObject("suppose");
        FACTS.forEach((name, value) -> {
            if (draw.chance(0.3)) {
                facts.put(name, value);
            }
        });
        ObjectNode wrong = draw.of(List.of(body, question, facts));
        List<String> names = new ArrayList<>();
        wrong.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || draw.chance(0.1) ? draw.hostileText() : draw.of(names);
        if (draw.chance(0.15)) {
            wrong.remove(name);
        } else {
            wrong.set(name, draw.hostileValue());
        }
        byte[] bytes = Input.utf8(body.toString());
        return Input.whole(
                "decision",
                "POST /api/eligibilities HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n",
                draw.chance(0.15) ? draw.mutated(bytes) : bytes);
    }
}
