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

/** What tokens that were found valid say. */
final class TokenRoles {
    private static final int LONGEST_SUBJECT = 255;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private TokenRoles() {}

    /** The token of an identity; empty where there is none, or none that says who it is about and how long it holds. */
    static Optional<JsonWebToken> of(@Nullable SecurityIdentity identity) {
        return Optional.ofNullable(identity)
                .filter(i -> !i.isAnonymous() && i.getPrincipal() instanceof JsonWebToken)
                .map(i -> (JsonWebToken) i.getPrincipal())
                .filter(token -> isName(token.getSubject()) && token.getExpirationTime() > 0);
    }

    /**
     * Whoever shows a token; empty if it gives no role.
     *
     * @param meaning which values among its roles mean a role here: the highest counts
     */
    static Optional<Caller> caller(JsonWebToken token, SecurityIdentity identity, Map<String, Role> meaning) {
        return identity.getRoles().stream()
                .flatMap(role -> Stream.ofNullable(meaning.get(role)))
                .max(Role::compareTo)
                .map(role -> new Caller(
                        Objects.requireNonNull(token.getSubject()),
                        role,
                        Optional.of(
                                Instant.ofEpochSecond(Math.min(token.getExpirationTime(), LATEST.getEpochSecond())))));
    }

    /** Something that the change log can hold. */
    private static boolean isName(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.codePoints().noneMatch(Character::isISOControl);
    }
}
