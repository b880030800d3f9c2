package io.lifeguard.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jspecify.annotations.Nullable;

/** An {@link Issuer} that the service trusts, with names for the roles that are not ours. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    /** For how long a token is accepted after it has expired. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    static final String URL = "test.issuer.url";
    static final String KEY = "test.issuer.key";

    private @Nullable Issuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = new Issuer(0, Issuer.newKey("first"));
        Map<String, String> settings = new HashMap<>(Map.of(
                URL,
                issuer.url(),
                KEY,
                issuer.key().toJson(OutputControlLevel.INCLUDE_PRIVATE),
                // for questions about everything there is
                "lifeguard.graphql.limits.complexity",
                "100000000",
                "lifeguard.subscriptions.init-timeout",
                "2s",
                "lifeguard.subscriptions.max-unauthenticated",
                "5"));
        settings.putAll(Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", issuer.url(),
                "quarkus.oidc.token.audience", "lifeguard",
                "quarkus.oidc.token.lifespan-grace", String.valueOf(GRACE.toSeconds()),
                "quarkus.oidc.roles.role-claim-path", "groups/chat",
                "lifeguard.security.roles.viewer", "help-desk, auditors",
                "lifeguard.security.roles.administrator", "chat-admins"));
        return settings;
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
