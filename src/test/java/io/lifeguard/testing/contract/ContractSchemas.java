package io.lifeguard.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of an OpenAPI document. */
final class ContractSchemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode document;
    private final JsonNode components;
    private final JsonNode closedComponents;

    ContractSchemas(JsonNode document) {
        this.document = document;
        this.components = document.get("components");
        this.closedComponents = components.deepCopy();
        closedComponents.findParents("properties").forEach(ContractSchemas::close);
    }

    /** In responses of this release nothing may be that is not described, although clients must accept that. */
    private static void close(JsonNode schema) {
        if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** Follows the reference of an element of the document, if it is one. */
    JsonNode resolve(JsonNode element) {
        return element.has("$ref") ? document.at(element.get("$ref").asText().substring(1)) : element;
    }

    /** What is wrong with JSON that a client sends. A byte order mark is ignored, as RFC 8259 8.1 lets readers do. */
    List<String> problemsOfRequest(JsonNode schema, String json) {
        return problems("request", schema, components, json.startsWith("\uFEFF") ? json.substring(1) : json);
    }

    /** What is wrong with JSON that the service sends. */
    List<String> problemsOfResponse(JsonNode schema, String json) {
        return problems("response", schema, closedComponents, json);
    }

    private List<String> problems(String use, JsonNode schema, JsonNode definitions, String json) {
        Schema validator = compiled.computeIfAbsent(use + schema, key -> {
            ObjectNode root = schema.deepCopy();
            root.set("components", definitions);
            return registry.getSchema(root.toString(), InputFormat.JSON);
        });
        try {
            return validator.validate(json, InputFormat.JSON).stream()
                    .map(error -> use + " body " + error)
                    .toList();
        } catch (tools.jackson.core.JacksonException e) {
            return List.of(use + " body is not JSON: " + e.getMessage());
        }
    }
}
