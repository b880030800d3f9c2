package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the operations of a bulk request are about. */
final class BulkOperations {
    static final String BULK_ID = "bulkId";
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private BulkOperations() {}

    static HttpMethod method(String name) {
        if (!METHODS.contains(name)) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX,
                    "method: " + InputSanitizer.quote(name) + " is not one of POST, PUT, PATCH and DELETE.");
        }
        return HttpMethod.valueOf(name);
    }

    static String path(JsonNode operation) {
        String path = operation.path("path").asText();
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Whether an operation may change resources that it does not name by their ids. */
    static boolean isAboutMany(JsonNode operation) {
        return !path(operation).startsWith("/" + ScimPaths.USERS);
    }

    /** The names by which an operation refers to a user; two operations with the same name are executed in their order. */
    static Set<String> names(JsonNode operation) {
        Set<String> names = new HashSet<>();
        String path = path(operation).replaceAll("/+$", "");
        if (!path.equals("/" + ScimPaths.USERS)) {
            names.add(path);
        }
        operation.path("data").properties().forEach(member -> {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("username") || name.equals("externalid")) {
                names.add(name + "=" + Ids.key(member.getValue().asText()));
            }
        });
        // a patch may name anything
        if (operation.path("method").asText().equalsIgnoreCase("PATCH")
                && !operation.path("data").toString().contains("active")) {
            names.add("patch");
        }
        return names;
    }

    /** The result of an operation that was executed by itself. */
    static ObjectNode result(JsonNode operation, ScimResponse response, String base) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {"method", BULK_ID}) {
            Optional.ofNullable(operation.get(member)).ifPresent(value -> result.set(member, value));
        }
        JsonNode location = response.at("/meta/location");
        if (location.isTextual()) {
            result.set("location", location);
            result.set("version", response.at("/meta/version"));
        } else if (!operation.path("method").asText().equalsIgnoreCase("POST")) {
            result.put("location", base + path(operation));
        }
        if (response instanceof ErrorResponse error) {
            ErrorTypes.complete(error);
            result.set("response", error);
        }
        return result.put("status", String.valueOf(response.getHttpStatus()));
    }

    /** Gives a result of the library the form of RFC 7644 3.7.3: the status as a text, and no members besides. */
    static void complete(JsonNode result) {
        ObjectNode completed = (ObjectNode) result;
        completed.put("status", completed.path("status").asText());
        completed.remove("resourceId");
        if (completed.get("response") instanceof ObjectNode error) {
            ErrorTypes.complete(error);
        }
    }
}
