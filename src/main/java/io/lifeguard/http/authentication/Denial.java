package io.lifeguard.http.authentication;

import io.lifeguard.model.FailureCode;
import java.util.Optional;

/**
 * Why a request is not permitted.
 *
 * @param detail what is wrong and what would be right
 * @param challenge the value of {@code WWW-Authenticate}; empty where no token would help
 */
public record Denial(FailureCode code, String detail, Optional<String> challenge) {
    static final Denial NO_TOKEN = new Denial(
            FailureCode.UNAUTHENTICATED,
            "Sign in: send a token of the identity provider as Authorization: Bearer.",
            Optional.of("Bearer"));

    static final Denial BAD_TOKEN = badToken(
            "The token is not accepted: it must be valid now, signed by the identity provider, and meant for this"
                    + " service.");

    static final Denial NO_PROVIDER = new Denial(
            FailureCode.IDENTITY_PROVIDER_UNAVAILABLE,
            "The token cannot be checked: the identity provider does not answer.",
            Optional.empty());

    static final Denial UNKNOWN_PATH =
            new Denial(FailureCode.NOT_FOUND, "Nothing is served at this path.", Optional.empty());

    static Denial badToken(String detail) {
        return new Denial(FailureCode.UNAUTHENTICATED, detail, Optional.of("Bearer error=\"invalid_token\""));
    }

    static Denial forbidden(String detail) {
        return new Denial(FailureCode.FORBIDDEN, detail, Optional.of("Bearer error=\"insufficient_scope\""));
    }
}
