package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller, the role and the end of its validity from a token that was validated. */
@Singleton
class TokenCallers {
    private static final int MAX_SUBJECT_LENGTH = 255;
    private static final long LATEST_EXPIRY =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final Denial NO_SUBJECT =
            Denial.badToken("The token is not accepted: its subject (claim sub) must have 1 to " + MAX_SUBJECT_LENGTH
                    + " printable characters.");

    private final Map<String, Role> roles;
    private final int graceSeconds;
    private final Optional<Duration> maxAge;

    /**
     * @param settings with the role for each value of the token's roles claim
     * @param graceSeconds for how long a token is accepted after its expiry and its maximum age
     * @param maxAge for how long a token is accepted after it was issued
     */
    TokenCallers(
            AccessSettings settings,
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") OptionalInt graceSeconds,
            @ConfigProperty(name = "quarkus.oidc.token.age") Optional<Duration> maxAge) {
        this.roles = settings.roles();
        this.graceSeconds = graceSeconds.orElse(0);
        this.maxAge = maxAge;
    }

    /**
     * The caller of an identity.
     *
     * @param identity with a token; null or anonymous if the request has none that is accepted
     * @throws DeniedException if the token has no subject, no expiry or no role of this service; the highest role applies
     */
    Caller caller(@Nullable SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new DeniedException(Denial.BAD_TOKEN);
        } else if (!isActorName(token.getSubject())) {
            throw new DeniedException(NO_SUBJECT);
        } else if (token.getExpirationTime() <= 0) {
            throw new DeniedException(TokenFailures.NO_EXPIRY);
        }
        Role role = identity.getRoles().stream()
                .flatMap(name -> Stream.ofNullable(roles.get(name)))
                .max(Role::compareTo)
                .orElseThrow(() ->
                        new DeniedException(Denial.forbidden("The token has none of the roles of this service.")));
        return new Caller(Objects.requireNonNull(token.getSubject()), role, Optional.of(acceptedUntil(token)));
    }

    /** When Quarkus begins to refuse the token. */
    private Instant acceptedUntil(JsonWebToken token) {
        long end = maxAge.filter(age -> token.getIssuedAtTime() > 0)
                .map(age -> Math.min(token.getExpirationTime(), token.getIssuedAtTime() + age.toSeconds()))
                .orElse(token.getExpirationTime());
        return Instant.ofEpochSecond(Math.min(end, LATEST_EXPIRY) + graceSeconds);
    }

    /** Whether the change log can store the subject as an actor. */
    private static boolean isActorName(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= MAX_SUBJECT_LENGTH
                && subject.codePoints().noneMatch(Character::isISOControl);
    }
}
