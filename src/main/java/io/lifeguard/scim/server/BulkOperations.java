package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the operations of a bulk request are about. */
final class BulkOperations {
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

    /**
     * Gives a result of the library the form of RFC 7644 3.7.3: the status as a text, the location of what was deleted, and no
     * reference that the client did not send.
     *
     * @param operation that the result is of; empty if it is not known
     */
    static void complete(JsonNode result, Optional<JsonNode> operation, String base) {
        ObjectNode completed = (ObjectNode) result;
        completed.put("status", completed.path("status").asText());
        operation.ifPresent(sent -> {
            if (!sent.has("bulkId")) {
                completed.remove("bulkId");
            }
            if (sent.path("method").asText().equalsIgnoreCase("DELETE")) {
                completed.put("location", base + path(sent));
            }
        });
        if (completed.get("response") instanceof ObjectNode error) {
            ErrorTypes.complete(error);
        }
    }
}
