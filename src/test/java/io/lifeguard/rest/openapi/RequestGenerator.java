package io.lifeguard.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.testing.contract.ContractOperation;
import io.lifeguard.testing.contract.ContractParameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes requests from the description of an operation: valid ones, and ones of which a part is wrong. */
final class RequestGenerator {
    /** Names and values of an organisation, so that requests find something. */
    private static final List<String> VALUES = List.of(
            "pool01.contoso.com",
            "pchat01.contoso.com",
            "PCHAT01.contoso.com",
            "gchat10.contoso.com",
            "sip:ada@contoso.com",
            "ada@contoso.com",
            "sip:generated@contoso.com",
            "Tag:Traders",
            "/api/policies/Tag%3ATraders",
            "/api/users/ada@contoso.com/grant?dryRun",
            "Global",
            "Site:Redmond",
            "Redmond",
            "pchat01.contoso.com\\General",
            "pchat01.contoso.com\\Made",
            "https://apps.contoso.com/x",
            "connect",
            "user",
            "chat-pool",
            "LYNC_2013",
            "Text");

    private static final List<String> WRONG_VALUES = List.of(
            "",
            " ",
            "*",
            "\u0000",
            "\u2028",
            "é\u0301",
            "\uD83D\uDE00",
            "\uD800",
            "'; drop table users; --",
            "%2e%2e",
            "../..",
            "a".repeat(3000),
            "-1",
            "99999999999999999999",
            "null",
            "true",
            "\"");

    private final Random random;
    private final JsonNode schemas;

    /** @param schemas the component schemas of the document */
    RequestGenerator(Random random, JsonNode schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    /** @param query as sent; empty for none */
    record GeneratedRequest(
            String method, String path, String query, String contentType, String body, List<String> headers) {
        String target() {
            return path + (query.isEmpty() ? "" : "?" + query);
        }
    }

    GeneratedRequest request(ContractOperation operation) {
        boolean valid = random.nextInt(3) == 0;
        String path = operation.path();
        for (ContractParameter parameter : operation.parameters()) {
            if (parameter.isIn("path")) {
                path = path.replace("{" + parameter.name() + "}", segment(text(parameter, valid)));
            }
        }
        List<String> headers = new ArrayList<>();
        operation.parameters().stream()
                .filter(parameter -> parameter.isIn("header") && random.nextInt(valid ? 20 : 4) == 0)
                .forEach(parameter -> headers.addAll(List.of(parameter.name(), header(parameter))));
        if (!valid && random.nextInt(15) == 0) {
            headers.addAll(List.of("Accept", pick(List.of("image/png", "nonsense", "application/json;q=0", "*/*"))));
        }
        String type = "";
        String body = "";
        List<String> types =
                operation.requestBodies().keySet().stream().sorted().toList();
        if (!types.isEmpty()) {
            String described = pick(types);
            type = valid || random.nextInt(8) > 0
                    ? described.replace("*/*", "text/csv")
                    : pick(List.of(
                            "text/plain",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data; boundary=x",
                            "application/json; charset=utf-16",
                            "nonsense"));
            body = body(Objects.requireNonNull(operation.requestBodies().get(described)), valid);
        }
        if (!type.isEmpty()) {
            headers.addAll(List.of("Content-Type", type));
        }
        return new GeneratedRequest(operation.method(), path, query(operation, valid), type, body, headers);
    }

    private String query(ContractOperation operation, boolean valid) {
        List<String> pairs = new ArrayList<>();
        for (ContractParameter parameter : operation.parameters()) {
            boolean given = parameter.isRequired() ? valid || random.nextInt(8) > 0 : random.nextInt(4) == 0;
            if (parameter.isIn("query") && given) {
                String name = encode(parameter.name());
                pairs.add(random.nextInt(20) == 0 ? name : name + "=" + encode(text(parameter, valid)));
                if (!valid && random.nextInt(12) == 0) {
                    pairs.add(pairs.get(pairs.size() - 1));
                }
            }
        }
        if (!valid && random.nextInt(10) == 0) {
            pairs.add(encode(pick(WRONG_VALUES)) + "=1");
        }
        return String.join("&", pairs);
    }

    private String text(ContractParameter parameter, boolean valid) {
        if (!valid && random.nextInt(4) == 0) {
            return pick(WRONG_VALUES);
        }
        if (random.nextBoolean() && !parameter.example().isEmpty()) {
            return parameter.example();
        }
        JsonNode value = value(parameter.schema(), true, 0);
        return value.isTextual() ? value.asText() : value.toString();
    }

    private String header(ContractParameter parameter) {
        return pick(List.of(parameter.example(), "*", "\"x\"", "W/\"x\", \"y\"", "nonsense", "0.0"))
                .strip();
    }

    private String body(JsonNode schema, boolean valid) {
        if (schema.path("type").asText().equals("string")) {
            return pick(List.of(
                    "SipAddress,Enabled,RegistrarPool\r\nsip:ada@contoso.com,True,\r\n", "x", "Identity\r\n", ""));
        }
        if (!valid && random.nextInt(6) == 0) {
            return pick(List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "42",
                    "\"x\"",
                    "{\"a\":1,\"a\":2}",
                    "[".repeat(2000),
                    "{} {}",
                    "\uFEFF{}",
                    "{\"x\":" + "9".repeat(2000) + "}",
                    "{\"x\":1e999999999}"));
        }
        return value(schema, valid, 0).toString();
    }

    private JsonNode value(JsonNode schema, boolean valid, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (!valid && random.nextInt(12) == 0) {
            return wrong();
        }
        if (schema.has("$ref")) {
            return value(schemas.get(schema.get("$ref").asText().replaceFirst(".*/", "")), valid, depth);
        }
        if (schema.has("anyOf")) {
            return value(
                    schema.get("anyOf").get(random.nextInt(schema.get("anyOf").size())), valid, depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        JsonNode types = schema.path("type");
        String type = types.isArray() ? types.get(random.nextInt(types.size())).asText() : types.asText("string");
        return switch (type) {
            case "object" -> object(schema, valid, depth);
            case "array" -> array(schema, valid, depth);
            case "boolean" -> json.booleanNode(random.nextBoolean());
            case "integer" -> json.numberNode(random.nextInt(1, 60));
            case "null" -> json.nullNode();
            default -> json.textNode(pick(VALUES));
        };
    }

    private ObjectNode object(JsonNode schema, boolean valid, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<String> required = Stream.of(schema.path("required"))
                .flatMap(names -> java.util.stream.StreamSupport.stream(names.spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toList());
        schema.path("properties").properties().forEach(property -> {
            boolean given =
                    required.contains(property.getKey()) ? valid || random.nextInt(12) > 0 : random.nextInt(3) == 0;
            if (given) {
                object.set(property.getKey(), value(property.getValue(), valid, depth + 1));
            }
        });
        if (!valid && random.nextInt(10) == 0) {
            object.set(pick(WRONG_VALUES), wrong());
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, boolean valid, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int items = depth > 4 ? 0 : random.nextInt(4);
        for (int i = 0; i < items; i++) {
            array.add(value(schema.path("items"), valid, depth + 1));
        }
        return array;
    }

    private JsonNode wrong() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(6)) {
            case 0 -> json.nullNode();
            case 1 -> json.numberNode(random.nextLong());
            case 2 -> json.booleanNode(random.nextBoolean());
            case 3 -> json.arrayNode().add(1).addNull();
            case 4 -> json.objectNode().put("x", 1.5);
            default -> json.textNode(pick(WRONG_VALUES));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** An empty segment would be another path. */
    private static String segment(String text) {
        return encode(text.isEmpty() ? "-" : text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
