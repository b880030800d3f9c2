package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;

/** Adds to errors the rules that a write would break. */
final class ErrorExtensions {
    private ErrorExtensions() {}

    /** Adds them to an error, and to those in the response to a bulk request. */
    static void add(ScimResponse response, ScimContext context) {
        if (response instanceof ErrorResponse) {
            add((ObjectNode) response, context);
        }
        response.path("Operations").forEach(operation -> {
            if (operation.get("response") instanceof ObjectNode error) {
                add(error, context);
            }
        });
    }

    private static void add(ObjectNode error, ScimContext context) {
        context.extension(error.path("detail").asText()).ifPresent(extension -> {
            error.set(RefusedRequest.EXTENSION, extension);
            JsonNode schemas = error.get("schemas");
            if (schemas instanceof ArrayNode list) {
                list.add(RefusedRequest.EXTENSION);
            }
        });
    }
}
