package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Faults of the library on requests that it does not foresee, such as a list where it expects an object. They are the client's;
 * those of services and of this program are not.
 */
final class LibraryFaults {
    private static final Logger LOG = Logger.getLogger(LibraryFaults.class);
    private static final int INTERNAL_ERROR = 500;
    private static final String LIBRARY = "de.captaingoldfish.scim.";
    private static final String PROGRAM = "io.lifeguard.";
    private static final String DETAIL =
            "The request cannot be evaluated: a filter, a path or a value does not have the form that its attribute needs.";

    private LibraryFaults() {}

    static ScimResponse asRefusal(ScimResponse response, ScimContext context) {
        if (context.isServiceFault()) {
            return response;
        }
        response.path("Operations").forEach(operation -> refuse((ObjectNode) operation));
        if (!(response instanceof ErrorResponse error) || error.getStatus() != INTERNAL_ERROR) {
            return response;
        }
        Throwable cause =
                Optional.ofNullable(error.getScimException().getCause()).orElse(error.getScimException());
        if (isOfLibrary(cause)) {
            LOG.debug("The SCIM library failed on a request", cause);
            return new ErrorResponse(RefusedRequest.invalidValue(DETAIL));
        }
        LOG.error("SCIM request failed", cause);
        return response;
    }

    /** In a bulk request the library keeps no cause. */
    private static void refuse(ObjectNode operation) {
        if (operation.path("status").asInt() == INTERNAL_ERROR
                && operation.get("response") instanceof ObjectNode error) {
            operation.put("status", 400);
            error.put("status", "400");
            error.put("scimType", ScimType.RFC7644.INVALID_VALUE);
            error.put("detail", DETAIL);
        }
    }

    /** Whether the library is nearer to the cause than this program. */
    private static boolean isOfLibrary(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(LIBRARY) || name.startsWith(PROGRAM))
                .findFirst()
                .filter(name -> name.startsWith(LIBRARY))
                .isPresent();
    }
}
