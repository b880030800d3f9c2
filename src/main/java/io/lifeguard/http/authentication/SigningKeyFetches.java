package io.lifeguard.http.authentication;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Observes when Quarkus fetches the signing keys of the identity provider. */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class SigningKeyFetches implements OidcRequestFilter, OidcResponseFilter {
    private static final int OK = 200;

    private long requestedNanos;
    private long fetchedNanos;
    private boolean fetched;

    /** Whether the keys that Quarkus has were requested after a moment, as {@link System#nanoTime} measures it. */
    synchronized boolean haveBegunSince(long nanos) {
        return fetched && fetchedNanos - nanos >= 0;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        synchronized (this) {
            requestedNanos = System.nanoTime();
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        synchronized (this) {
            if (response.statusCode() == OK) {
                fetched = true;
                fetchedNanos = requestedNanos;
            }
        }
        return Uni.createFrom().voidItem();
    }
}
