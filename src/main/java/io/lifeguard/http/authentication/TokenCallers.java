package io.lifeguard.http.authentication;

import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller and the role from a token that was validated. */
final class TokenRoles {
    private static final int MAX_SUBJECT_LENGTH = 255;
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-12-31T00:00:00Z");

    private TokenRoles() {}

    /** The token of an identity; empty for an anonymous identity and for a token without a subject or an expiry. */
    static Optional<JsonWebToken> token(@Nullable SecurityIdentity identity) {
        return Optional.ofNullable(identity)
                .filter(i -> !i.isAnonymous() && i.getPrincipal() instanceof JsonWebToken)
                .map(i -> (JsonWebToken) i.getPrincipal())
                .filter(token -> isActorName(token.getSubject()) && token.getExpirationTime() > 0);
    }

    /**
     * The caller that a token identifies; empty if it has no role of this service.
     *
     * @param roles the role for each value of the token's roles claim; the highest role applies
     */
    static Optional<Caller> caller(JsonWebToken token, SecurityIdentity identity, Map<String, Role> roles) {
        return identity.getRoles().stream()
                .flatMap(role -> Stream.ofNullable(roles.get(role)))
                .max(Role::compareTo)
                .map(role -> new Caller(
                        Objects.requireNonNull(token.getSubject()),
                        role,
                        Optional.of(Instant.ofEpochSecond(
                                Math.min(token.getExpirationTime(), LATEST_EXPIRY.getEpochSecond())))));
    }

    /** Whether the change log can store the subject as an actor. */
    private static boolean isActorName(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= MAX_SUBJECT_LENGTH
                && subject.codePoints().noneMatch(Character::isISOControl);
    }
}
