package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Input.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.fuzz.SchemaInputs.Asked;
import io.lifeguard.fuzz.SchemaInputs.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests to the GraphQL endpoint over HTTP: wrong values, and invalid documents, requests and JSON. */
final class GraphQLInputs {
    private static final String HOST = "Host: localhost\r\n";
    private static final List<String> DOCUMENTS = List.of(
            "{",
            "}",
            "{}",
            "{ a",
            "{ __typename",
            "query",
            "{ __typename } { __typename }",
            "fragment F on Query { ...F } { ...F }",
            "{ ...F }",
            "query($a: Nope) { __typename }",
            "query($a: [[[[Int]]]]) { __typename }",
            "query($a: Int, $a: Int) { __typename }",
            "{ __typename @nope }",
            "{ __typename @include }",
            "{ __typename @include(if: $x) }",
            "{ __typename @skip(if: 7) }",
            "subscription { __typename }",
            "mutation { __typename }",
            "{ __schema { types { fields { type { fields { type { name } } } } } } }",
            "{ __type(name: null) { name } }",
            "{ __type(name: \"\\u0000\") { fields { name } } }",
            "{ user(sipAddress: \"\"\"a\u0000b\"\"\") { enabled } }",
            "{ user(sipAddress: \"\\ud800\") { enabled } }",
            "{ user(sipAddress: \"\\u{110000}\") { enabled } }",
            "{ user(sipAddress: \"\\x\") { enabled } }",
            "{ user(sipAddress: 'a') { enabled } }",
            "{ users(first: 99999999999999999999) { totalCount } }",
            "{ users(first: 1e400) { totalCount } }",
            "{ users(first: -2147483649) { totalCount } }",
            "type Query { a: Int }",
            "extend type Query { a: Int }",
            "schema { query: Query }",
            "\ufeff{ __typename }",
            "{ a: b: c }",
            "{ users(first: 1, first: 2) { totalCount } }",
            "{ users(filter: {}, filter: {}) { totalCount } }",
            "# nothing",
            ",,,,",
            "\u2028{ __typename }",
            "query Q { __typename } query Q { __typename }");

    private final SchemaInputs schema;

    GraphQLInputs(SchemaInputs schema) {
        this.schema = schema;
    }

    /** That value in that place, by POST or, now and then, in a link. */
    Input wrongValue(Place place, JsonNode value, SeededRandom draw) {
        Asked asked = schema.asked(place, value, draw);
        if (asked.operation().equals("query") && draw.chance(0.05)) {
            String link = "/graphql?query=" + encoded(asked.document()) + "&variables="
                    + encoded(Literals.json(asked.variables()));
            if (link.length() < 3500) {
                return Input.whole(asked.about(), "GET " + link + " HTTP/1.1\r\n" + HOST, new byte[0]);
            }
        }
        return post(asked.about(), body(asked, draw), draw);
    }

    /** A request of which anything may be wrong. */
    Input broken(SeededRandom draw) {
        Asked asked = schema.asked(draw.of(schema.places()), draw.hostileValue(), draw);
        String document = asked.document();
        String variables = Literals.json(asked.variables());
        return switch (draw.below(9)) {
            case 0 -> post("a mutated body", draw.mutated(body(asked, draw)), draw);
            case 1 -> post("a mutated document", request(draw.mutated(document), variables), draw);
            case 2 -> post("a document that is none", request(draw.of(DOCUMENTS), variables), draw);
            case 3 -> post("a large document", request(LargeValues.document(draw), "{}"), draw);
            case 4 -> post("large JSON", utf8(LargeValues.json(draw)), draw);
            case 5 -> post("parameters of other types", parameters(document, draw), draw);
            case 6 -> post("anything", draw.bytes(draw.below(300)), draw);
            case 7 -> post("variables that are none", request(document, draw.mutated(variables)), draw);
            default ->
                post("a mutated document and body", draw.mutated(request(draw.mutated(document), variables)), draw);
        };
    }

    private static byte[] parameters(String document, SeededRandom draw) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("query", document);
        for (String name : List.of("query", "variables", "operationName", "extensions", "id", "")) {
            if (draw.chance(0.35)) {
                request.set(name, draw.hostileValue());
            }
        }
        return utf8(Literals.json(request));
    }

    private static byte[] body(Asked asked, SeededRandom draw) {
        String variables = Literals.json(asked.variables());
        if (draw.chance(0.2)) {
            // a name twice, and what JSON knows nothing of
            return utf8("{\"query\": " + Literals.json(JsonNodeFactory.instance.textNode(asked.document()))
                    + ", \"variables\": {}, \"variables\": " + variables + draw.of("}", "}\n\n", " }"));
        }
        return draw.chance(0.3) ? rawUtf8(asked) : request(asked.document(), variables);
    }

    private static byte[] rawUtf8(Asked asked) {
        return utf8(JsonNodeFactory.instance
                .objectNode()
                .put("query", asked.document())
                .<ObjectNode>set("variables", asked.variables())
                .toString());
    }

    private static byte[] request(String document, String variables) {
        return utf8("{\"query\": " + Literals.json(JsonNodeFactory.instance.textNode(document)) + ", \"variables\": "
                + variables + "}");
    }

    private static Input post(String about, byte[] body, SeededRandom draw) {
        String type = draw.chance(0.95) ? "application/json" : draw.of(HeaderInputs.TYPES);
        String accepts = draw.chance(0.5)
                ? ""
                : "Accept: " + (draw.chance(0.95) ? "application/graphql-response+json" : draw.of(HeaderInputs.TYPES))
                        + "\r\n";
        return Input.whole(
                about + " by POST",
                "POST /graphql HTTP/1.1\r\n" + HOST + "Content-Type: " + type + "\r\n" + accepts,
                body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
