package io.lifeguard.http;

import io.lifeguard.model.FailureCode;

/**
 * How a failure is reported as problem details (RFC 9457).
 *
 * @param status of the response, 400 to 599
 * @param title the kind of failure, in a few words
 */
public record ProblemType(int status, String title) {

    public static ProblemType of(FailureCode code) {
        return switch (code) {
            case INVALID_VALUE -> new ProblemType(400, "Invalid value");
            case UNAUTHENTICATED -> new ProblemType(401, "Unauthenticated");
            case FORBIDDEN -> new ProblemType(403, "Forbidden");
            case NOT_FOUND -> new ProblemType(404, "Not found");
            case GONE -> new ProblemType(410, "Gone");
            case FILE_REFUSED -> new ProblemType(422, "This file is not imported; nothing of it is stored");
            case INTERNAL -> new ProblemType(500, "Internal error");
            case STALE -> new ProblemType(503, "Stale");
            case BUSY, DATABASE_BUSY -> new ProblemType(503, "Busy");
            case DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE, SHUTTING_DOWN ->
                new ProblemType(503, "Unavailable");
            case OUTCOME_UNKNOWN -> new ProblemType(503, "Outcome unknown");
            case IMPORT_INTERRUPTED -> new ProblemType(503, "The import stopped");
        };
    }

    /** Whether the same request may succeed later, which the header {@code Retry-After} tells the client. */
    public boolean isTemporary() {
        return status == 503;
    }
}
