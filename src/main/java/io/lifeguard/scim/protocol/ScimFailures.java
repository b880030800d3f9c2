package io.lifeguard.scim.protocol;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.util.Optional;

/** The form of each failure as a SCIM error (RFC 7644 3.12). */
public final class ScimFailures {
    private ScimFailures() {}

    /** @return the member {@code scimType}; empty where RFC 7644 has none for the failure */
    public static Optional<String> scimType(FailureCode code) {
        return switch (code) {
            case INVALID_VALUE, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED, FILE_REFUSED ->
                Optional.of(ScimType.RFC7644.INVALID_VALUE);
            case UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    PRECONDITION_FAILED,
                    IDEMPOTENCY_KEY_IN_PROGRESS,
                    STALE,
                    GONE,
                    BUSY,
                    TOO_MANY_REQUESTS,
                    DATABASE_BUSY,
                    DATABASE_UNAVAILABLE,
                    IDENTITY_PROVIDER_UNAVAILABLE,
                    SHUTTING_DOWN,
                    OUTCOME_UNKNOWN,
                    IMPORT_INTERRUPTED,
                    INTERNAL -> Optional.empty();
        };
    }

    /** The status of the response. */
    public static int status(FailureCode code) {
        return ProblemType.of(code).status();
    }

    public static RefusedRequest of(LifeguardException failure) {
        return new RefusedRequest(
                String.valueOf(failure.getMessage()),
                status(failure.code()),
                scimType(failure.code()),
                Optional.empty());
    }
}
