package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.http.WebSocketHandshake;
import io.lifeguard.service.CallerContext;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Authenticates each request once, and passes it on if the caller's role permits its path. Where no identity provider is
 * configured, every caller is the administrator. The handshake of a web socket may be without a token, and then passes on
 * without a caller: a browser cannot send the header.
 */
@Singleton
class AuthenticationFilter {
    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class);
    private static final int BEFORE_ENDPOINTS = 150;

    private final AccessSettings settings;
    private final CallerContext callers;
    private final TokenAuthenticator authenticator;
    private final ErrorResponses errors;

    AuthenticationFilter(
            AccessSettings settings, CallerContext callers, TokenAuthenticator authenticator, ErrorResponses errors) {
        this.settings = settings;
        this.callers = callers;
        this.authenticator = authenticator;
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
        if (Permissions.path(request.request().method().name(), request.normalizedPath())
                .isOpen()) {
            request.next();
        } else if (!settings.requiresToken()) {
            authorize(request, callers.local());
        } else if (WebSocketHandshake.isHandshake(request) && !authenticator.hasToken(request)) {
            request.next(); // without a caller; the socket's first message has the token
        } else {
            authenticator
                    .authenticate(request)
                    .subscribe()
                    .with(caller -> authorize(request, caller), failure -> deny(request, failure));
        }
    }

    private void authorize(RoutingContext request, Caller caller) {
        Optional<Role> required = Permissions.path(request.request().method().name(), request.normalizedPath())
                .role();
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

    private void deny(RoutingContext request, Throwable failure) {
        if (failure instanceof DeniedException denied) {
            deny(request, denied.denial());
        } else {
            request.fail(failure);
        }
    }

    private void deny(RoutingContext request, Denial denial) {
        denial.challenge().ifPresent(challenge -> request.response().putHeader("WWW-Authenticate", challenge));
        errors.send(request, denial.code(), denial.detail());
        // the connection can be used again once the rest of the body has been discarded
        request.request().resume();
    }
}
