package io.lifeguard.http.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lifeguard.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whom tokens let in that were checked a moment ago: checking a signature takes longer than most answers. A token is
 * remembered as long as it holds, and not for long, so that a key that is withdrawn is soon missed; one that takes a proof
 * with each request is not remembered at all.
 */
@Singleton
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMWW", "com.github.benmanes.caffeine.cache.PSWMW"})
class TokenCache {
    private static final long CHARACTERS_KEPT = 4_000_000;

    private final boolean remembers;
    private final Cache<String, Caller> callers;

    /**
     * @param time how long; nothing is remembered for 0
     * @param bound whether a token goes with a certificate
     * @param scheme of the tokens; one that is not {@code Bearer} takes a proof
     */
    TokenCache(
            @ConfigProperty(name = "lifeguard.security.token-cache-ttl", defaultValue = "30s") Duration time,
            @ConfigProperty(name = "quarkus.oidc.token.binding.certificate", defaultValue = "false") boolean bound,
            @ConfigProperty(name = "quarkus.oidc.token.authorization-scheme", defaultValue = "Bearer") String scheme) {
        remembers = !time.isZero() && !time.isNegative() && !bound && scheme.equalsIgnoreCase("Bearer");
        callers = Caffeine.newBuilder()
                .maximumWeight(CHARACTERS_KEPT)
                .<String, Caller>weigher((authorization, caller) -> authorization.length())
                .expireAfterWrite(remembers ? time : Duration.ZERO)
                .build();
    }

    /** Whom an {@code Authorization} has let in, if it still would. */
    Optional<Caller> of(@Nullable String authorization) {
        return remembers && authorization != null
                ? Optional.ofNullable(callers.getIfPresent(authorization))
                        .filter(caller ->
                                caller.until().filter(Instant.now()::isBefore).isPresent())
                : Optional.empty();
    }

    void add(@Nullable String authorization, Caller caller) {
        if (remembers && authorization != null) {
            callers.put(authorization, caller);
        }
    }
}
