package io.lifeguard.http.authentication;

import io.lifeguard.access.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the callers of requests by their tokens. Quarkus fetches the signing keys for a token of an unknown key, but
 * only once in {@code quarkus.oidc.token.forced-jwk-refresh-interval}, whose tokens ever used up the interval. A request
 * with such a token therefore waits until the keys were fetched after its arrival; see docs/decisions/0012.
 */
@Singleton
public class TokenAuthenticator {
    private static final Logger LOG = Logger.getLogger(TokenAuthenticator.class);
    private static final long RETRY_MILLIS = 100;
    private static final long MAX_WAIT_NANOS = Duration.ofSeconds(5).toNanos();

    private final HttpAuthenticator authenticator;
    private final TokenCallers callers;
    private final TokenCache cache;
    private final SigningKeyFetches keyFetches;
    private final UnknownKeyQueue queue;
    private final String header;

    /** @param header the name of the header that has the token */
    TokenAuthenticator(
            HttpAuthenticator authenticator,
            TokenCallers callers,
            TokenCache cache,
            SigningKeyFetches keyFetches,
            UnknownKeyQueue queue,
            @ConfigProperty(name = "quarkus.oidc.token.header", defaultValue = "Authorization") String header) {
        this.authenticator = authenticator;
        this.callers = callers;
        this.cache = cache;
        this.keyFetches = keyFetches;
        this.queue = queue;
        this.header = header;
    }

    /** Whether a request has a token, or something in its place. */
    public boolean hasToken(RoutingContext request) {
        return token(request) != null;
    }

    /**
     * Authenticates the caller of a request. Call it in a Vert.x context, which the result is emitted on.
     *
     * @return fails with {@link DeniedException}
     */
    public Uni<Caller> authenticate(RoutingContext request) {
        String token = token(request);
        if (token == null) {
            return Uni.createFrom().failure(new DeniedException(Denial.NO_TOKEN));
        }
        return cache.find(token).map(caller -> Uni.createFrom().item(caller)).orElseGet(() -> validate(request)
                .map(callers::caller)
                .invoke(caller -> cache.add(token, caller))
                .onFailure(failure -> !(failure instanceof DeniedException))
                .transform(TokenAuthenticator::denied));
    }

    /**
     * Authenticates the caller of the handshake of a web socket by a token that came later, as if the handshake had had it.
     *
     * @param authorization such as {@code Bearer ...}
     * @return fails with {@link DeniedException}
     */
    public Uni<Caller> authenticate(RoutingContext handshake, String authorization) {
        if (!authorization.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Uni.createFrom().failure(new DeniedException(Denial.BAD_TOKEN));
        }
        handshake.request().headers().set(header, authorization);
        return authenticate(handshake);
    }

    private Uni<SecurityIdentity> validate(RoutingContext request) {
        Context context = Vertx.currentContext();
        long arrivedNanos = System.nanoTime();
        return attempt(request, context)
                .onFailure(TokenFailures::isUnknownKey)
                .recoverWithUni(failure -> waitForKeys(request, context, arrivedNanos, failure));
    }

    /** Quarkus's own deferred identity of the request could be asked once only. */
    private Uni<SecurityIdentity> attempt(RoutingContext request, Context context) {
        return Uni.createFrom()
                .deferred(() -> authenticator.attemptAuthentication(request))
                .emitOn(on(context));
    }

    private Uni<SecurityIdentity> waitForKeys(
            RoutingContext request, Context context, long arrivedNanos, Throwable failure) {
        SocketAddress address = request.request().remoteAddress();
        String source = address == null ? "" : address.hostAddress();
        if (!queue.tryEnter(source)) {
            return Uni.createFrom().failure(failure);
        }
        return retry(request, context, arrivedNanos).onTermination().invoke(() -> queue.leave(source));
    }

    private Uni<SecurityIdentity> retry(RoutingContext request, Context context, long arrivedNanos) {
        // before the pause: an attempt may have begun with the keys that were replaced while it failed
        boolean hasNewKeys = keyFetches.haveBegunSince(arrivedNanos);
        return pause(context)
                .chain(() -> attempt(request, context))
                .onFailure(TokenFailures::isUnknownKey)
                .recoverWithUni(failure -> {
                    if (hasNewKeys) {
                        return Uni.createFrom().failure(failure);
                    } else if (System.nanoTime() - arrivedNanos > MAX_WAIT_NANOS) {
                        return Uni.createFrom().failure(new DeniedException(Denial.NO_PROVIDER));
                    }
                    return retry(request, context, arrivedNanos);
                });
    }

    private static Uni<Void> pause(Context context) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> context.owner().setTimer(RETRY_MILLIS, timer -> emitter.complete(null)))
                .emitOn(on(context));
    }

    private static Executor on(Context context) {
        return command -> {
            if (Vertx.currentContext() == context) {
                command.run();
            } else {
                context.runOnContext(nothing -> command.run());
            }
        };
    }

    private static DeniedException denied(Throwable failure) {
        Denial denial = TokenFailures.denial(failure);
        LOG.debugf(failure, "A token was not accepted: %s", denial.detail());
        return new DeniedException(denial);
    }

    private @Nullable String token(RoutingContext request) {
        return request.request().getHeader(header);
    }
}
