package io.lifeguard.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jspecify.annotations.Nullable;

/** An {@link Issuer} that the service trusts, with names for the roles that are not ours. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    static final String URL = "test.issuer.url";
    static final String KEY = "test.issuer.key";

    private @Nullable Issuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = new Issuer(0, Issuer.newKey("first"));
        return Map.of(
                // for questions about everything there is
                "lifeguard.graphql.limits.complexity",
                "100000000",
                URL,
                issuer.url(),
                KEY,
                issuer.key().toJson(OutputControlLevel.INCLUDE_PRIVATE),
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                issuer.url(),
                "quarkus.oidc.token.audience",
                "lifeguard",
                "quarkus.oidc.roles.role-claim-path",
                "groups/chat",
                "lifeguard.security.roles.viewer",
                "help-desk, auditors",
                "lifeguard.security.roles.administrator",
                "chat-admins");
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
