package io.lifeguard.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A parameter of an operation. */
public final class ContractParameter {
    private final JsonNode description;
    private final ContractSchemas schemas;

    ContractParameter(JsonNode description, ContractSchemas schemas) {
        this.description = description;
        this.schemas = schemas;
    }

    public String name() {
        return description.get("name").asText();
    }

    /** @param place {@code path}, {@code query} or {@code header} */
    public boolean isIn(String place) {
        return description.get("in").asText().equals(place);
    }

    public boolean isRequired() {
        return description.path("required").asBoolean();
    }

    /** The schema, without the reference that it may be. */
    public JsonNode schema() {
        return schemas.resolve(description.get("schema"));
    }

    public String example() {
        return description
                .path("example")
                .asText(description.at("/schema/examples/0").asText());
    }

    boolean isGivenBy(String pair) {
        return isIn("query") && decode(pair.split("=", 2)[0]).equals(name());
    }

    /** @param pair the name and the value as they are in a query */
    List<String> problemsOf(String pair) {
        String value = pair.contains("=") ? decode(pair.split("=", 2)[1]) : "";
        if (value.isEmpty() && description.path("allowEmptyValue").asBoolean()) {
            return List.of();
        }
        return schemas.problemsOfRequest(schema(), json(value).toString()).stream()
                .map(problem -> name() + ": " + problem)
                .toList();
    }

    private JsonNode json(String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (schema().path("type").asText()) {
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? json.booleanNode(Boolean.parseBoolean(value))
                        : json.textNode(value);
            case "integer" ->
                value.matches("[0-9]{1,9}") ? json.numberNode(Integer.parseInt(value)) : json.textNode(value);
            default -> json.textNode(value);
        };
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
