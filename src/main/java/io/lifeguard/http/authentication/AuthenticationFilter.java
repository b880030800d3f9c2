package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.service.CallerContext;
import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates each request once, and passes it on if the caller's role permits its path. Where no identity provider is
 * configured, every caller is the administrator.
 */
@Singleton
class AuthenticationFilter {
    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class);
    private static final int BEFORE_ENDPOINTS = 150;

    private final AccessSettings settings;
    private final CallerContext callers;
    private final TokenCache cache;
    private final ErrorResponses errors;

    AuthenticationFilter(AccessSettings settings, CallerContext callers, TokenCache cache, ErrorResponses errors) {
        this.settings = settings;
        this.callers = callers;
        this.cache = cache;
        this.errors = errors;
    }

    void warnIfOpen(@Observes StartupEvent started) {
        if (settings.open()) {
            LOG.warn("lifeguard.security=open: EVERY CALLER IS AN ADMINISTRATOR, WITHOUT AUTHENTICATION");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_ENDPOINTS);
    }

    private void filter(RoutingContext request) {
        if (Permissions.path(request.normalizedPath()).isOpen()) {
            request.next();
        } else if (!settings.requiresToken()) {
            authorize(request, callers.local());
        } else {
            cache.find(authorization(request))
                    .ifPresentOrElse(caller -> authorize(request, caller), () -> authenticate(request));
        }
    }

    private void authenticate(RoutingContext request) {
        Uni<SecurityIdentity> identity = request.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        if (identity == null) {
            deny(request, Denial.NO_TOKEN);
            return;
        }
        Context context = Vertx.currentContext();
        // this filter responds to failures, in the form of the endpoint
        request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        identity.subscribe()
                .with(
                        found -> runOn(context, () -> authenticated(request, found)),
                        failure -> runOn(context, () -> notAuthenticated(request, failure)));
    }

    private static void runOn(Context context, Runnable work) {
        if (Vertx.currentContext() == context) {
            work.run();
        } else {
            context.runOnContext(nothing -> work.run());
        }
    }

    private void authenticated(RoutingContext request, @Nullable SecurityIdentity identity) {
        Optional<JsonWebToken> token = TokenRoles.token(identity);
        if (identity == null || token.isEmpty()) {
            deny(request, authorization(request) == null ? Denial.NO_TOKEN : Denial.BAD_TOKEN);
            return;
        }
        TokenRoles.caller(token.get(), identity, settings.roles())
                .ifPresentOrElse(
                        caller -> {
                            cache.add(authorization(request), caller);
                            authorize(request, caller);
                        },
                        () -> deny(request, Denial.forbidden("The token has none of the roles of this service.")));
    }

    private void notAuthenticated(RoutingContext request, Throwable failure) {
        // an OIDCException means that the provider cannot be used; every other failure is caused by the token
        if (failure instanceof OIDCException) {
            LOG.debug("The identity provider does not answer", failure);
            deny(request, Denial.NO_PROVIDER);
        } else {
            LOG.debug("A token was not accepted", failure);
            deny(request, Denial.BAD_TOKEN);
        }
    }

    private void authorize(RoutingContext request, Caller caller) {
        Optional<Role> required = Permissions.path(request.normalizedPath()).role();
        if (required.isEmpty()) {
            deny(request, Denial.UNKNOWN_PATH);
        } else if (!caller.role().includes(required.get())) {
            deny(
                    request,
                    Denial.forbidden("This path requires the role "
                            + required.get().name().toLowerCase(Locale.ROOT) + "."));
        } else {
            CallerContext.enter(caller);
            request.next();
        }
    }

    private void deny(RoutingContext request, Denial denial) {
        denial.challenge().ifPresent(challenge -> request.response().putHeader("WWW-Authenticate", challenge));
        errors.send(request, denial.code(), denial.detail());
        // the connection can be used again once the rest of the body has been discarded
        request.request().resume();
    }

    private static @Nullable String authorization(RoutingContext request) {
        return request.request().getHeader(HttpHeaders.AUTHORIZATION);
    }
}
