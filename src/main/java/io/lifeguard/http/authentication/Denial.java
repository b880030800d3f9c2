package io.lifeguard.http.authentication;

import java.util.Optional;

/**
 * Why a request is not let in.
 *
 * @param status of the answer
 * @param detail what is wrong and what would be right
 * @param challenge what {@code WWW-Authenticate} says; empty where no token would help
 */
public record Denial(int status, String detail, Optional<String> challenge) {
    static final Denial NO_TOKEN = new Denial(
            401, "Sign in: send a token of the identity provider as Authorization: Bearer.", Optional.of("Bearer"));

    static final Denial BAD_TOKEN = new Denial(
            401,
            "The token is not accepted: it must be valid now, signed by the identity provider, and meant for this service.",
            Optional.of("Bearer error=\"invalid_token\""));

    static final Denial NO_PROVIDER =
            new Denial(503, "The token cannot be checked: the identity provider does not answer.", Optional.empty());

    static final Denial NOT_THERE = new Denial(404, "There is nothing here.", Optional.empty());

    static Denial forbidden(String detail) {
        return new Denial(403, detail, Optional.of("Bearer error=\"insufficient_scope\""));
    }
}
