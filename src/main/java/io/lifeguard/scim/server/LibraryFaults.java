package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Faults of the library on requests that it does not foresee, such as a list where it expects an object. They are the client's;
 * those of services and of this program are not: their causes are logged, and the response is 500.
 */
final class LibraryFaults {
    private static final Logger LOG = Logger.getLogger(LibraryFaults.class);
    private static final int INTERNAL_ERROR = 500;
    private static final String LIBRARY = "de.captaingoldfish.scim.";
    private static final String PROGRAM = "io.lifeguard.";
    /** Calls the library with what the client sent. */
    private static final String CALLER = ScimService.class.getName();

    private static final String DETAIL =
            "The request cannot be evaluated: a filter, a path or a value does not have the form that its attribute needs.";
    private static final String OWN_DETAIL = "The request failed; the service's log has the cause.";

    private LibraryFaults() {}

    /** Answers faults of the library with a refusal; in a bulk request those of each operation. */
    static ScimResponse asRefusal(ScimResponse response, ScimContext context) {
        response.path("Operations").forEach(operation -> {
            if (operation.get("response") instanceof ErrorResponse error && isFault(error, context)) {
                put((ObjectNode) operation, error);
            }
        });
        return response instanceof ErrorResponse error && isFault(error, context)
                ? new ErrorResponse(RefusedRequest.invalidValue(DETAIL))
                : response;
    }

    private static void put(ObjectNode operation, ErrorResponse error) {
        operation.put("status", 400);
        error.put("status", "400");
        error.put("scimType", ScimType.RFC7644.INVALID_VALUE);
        error.put("detail", DETAIL);
    }

    /** Whether an error is a fault of the library on what a client sent. Logs a fault of this program. */
    private static boolean isFault(ErrorResponse error, ScimContext context) {
        if (error.getStatus() != INTERNAL_ERROR || context.isServiceFault()) {
            return false;
        }
        Throwable cause =
                Optional.ofNullable(error.getScimException().getCause()).orElse(error.getScimException());
        if (isOfLibrary(cause)) {
            LOG.debug("The SCIM library failed on a request", cause);
            return true;
        }
        LOG.error("SCIM request failed", cause);
        error.put("detail", OWN_DETAIL);
        return false;
    }

    /** Whether the library failed before it called a handler or after: no handler is among the callers. */
    private static boolean isOfLibrary(Throwable cause) {
        List<String> callers = Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(LIBRARY) || name.startsWith(PROGRAM))
                .takeWhile(name -> !name.equals(CALLER))
                .toList();
        return !callers.isEmpty() && callers.stream().allMatch(name -> name.startsWith(LIBRARY));
    }
}
