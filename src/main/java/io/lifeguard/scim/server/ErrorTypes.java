package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;

/** Gives errors of the library the types of RFC 7644 3.12 where it leaves them out. */
final class ErrorTypes {
    private static final int BAD_REQUEST = 400;

    private ErrorTypes() {}

    /** @param hasFilter whether the request has a filter */
    static void complete(ScimResponse response, HttpMethod method, boolean hasFilter) {
        if (response instanceof ErrorResponse error && error.getStatus() == BAD_REQUEST) {
            complete(error, method, hasFilter);
        }
    }

    private static void complete(ErrorResponse error, HttpMethod method, boolean hasFilter) {
        String detail = error.getDetail().orElse("");
        if (method == HttpMethod.PATCH && detail.contains("is unknown to resource type")) {
            error.setScimType(ScimType.RFC7644.INVALID_PATH);
        } else if (hasFilter && error.getScimType().isEmpty()) {
            error.setScimType(ScimType.RFC7644.INVALID_FILTER);
        }
        complete(error);
    }

    /** Of an operation of a bulk request. */
    static void complete(ObjectNode error) {
        if (error.path("status").asInt() == BAD_REQUEST && !error.has("scimType")) {
            error.put("scimType", ScimType.RFC7644.INVALID_VALUE);
        }
        // the library's own member, whose messages are in the detail
        error.remove("errors");
    }
}
