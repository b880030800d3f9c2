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
 * The callers of tokens that were validated recently: checking a signature takes longer than most responses. An entry lives
 * until the token expires, and no longer than a short time, so that a revoked key takes effect soon. Tokens that require a
 * proof with each request are not cached.
 */
@Singleton
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMWW", "com.github.benmanes.caffeine.cache.PSWMW"})
class TokenCache {
    private static final long MAX_CHARACTERS = 4_000_000;

    private final boolean enabled;
    private final Cache<String, Caller> callers;

    /**
     * @param ttl how long an entry lives at most; 0 disables the cache
     * @param certificateBound whether tokens are bound to a client certificate
     * @param scheme of the tokens; any but {@code Bearer} requires a proof
     */
    TokenCache(
            @ConfigProperty(name = "lifeguard.security.token-cache-ttl", defaultValue = "30s") Duration ttl,
            @ConfigProperty(name = "quarkus.oidc.token.binding.certificate", defaultValue = "false")
                    boolean certificateBound,
            @ConfigProperty(name = "quarkus.oidc.token.authorization-scheme", defaultValue = "Bearer") String scheme) {
        enabled = !ttl.isZero() && !ttl.isNegative() && !certificateBound && scheme.equalsIgnoreCase("Bearer");
        callers = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .<String, Caller>weigher((authorization, caller) -> authorization.length())
                .expireAfterWrite(enabled ? ttl : Duration.ZERO)
                .build();
    }

    /** The caller of an {@code Authorization} header, unless the token has expired. */
    Optional<Caller> find(@Nullable String authorization) {
        return enabled && authorization != null
                ? Optional.ofNullable(callers.getIfPresent(authorization))
                        .filter(caller ->
                                caller.until().filter(Instant.now()::isBefore).isPresent())
                : Optional.empty();
    }

    void add(@Nullable String authorization, Caller caller) {
        if (enabled && authorization != null) {
            callers.put(authorization, caller);
        }
    }
}
