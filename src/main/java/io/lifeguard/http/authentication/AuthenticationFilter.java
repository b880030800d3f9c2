package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.service.CallerContext;
import io.quarkus.arc.All;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every request comes through here, before any door: whoever sends it is found out once, and let in only if that role may
 * what the path serves. Where nobody signs in, everybody is the administrator.
 */
@Singleton
class AuthenticationFilter {
    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class);
    private static final int BEFORE_EVERY_DOOR = 150;

    private final AccessSettings settings;
    private final CallerContext callers;
    private final TokenCache remembered;
    private final List<ErrorRenderer> forms;

    AuthenticationFilter(
            AccessSettings settings, CallerContext callers, TokenCache remembered, @All List<ErrorRenderer> forms) {
        this.settings = settings;
        this.callers = callers;
        this.remembered = remembered;
        this.forms = forms;
    }

    void warn(@Observes StartupEvent started) {
        if (settings.open()) {
            LOG.warn(
                    "lifeguard.security=open: EVERYBODY WHO REACHES THIS SERVICE MAY DO EVERYTHING, WITHOUT SIGNING IN");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_EVERY_DOOR);
    }

    private void filter(RoutingContext request) {
        if (Permissions.path(request.normalizedPath()).isOpen()) {
            request.next();
        } else if (!settings.signIn()) {
            admit(request, callers.local());
        } else {
            remembered
                    .of(authorization(request))
                    .ifPresentOrElse(caller -> admit(request, caller), () -> authenticate(request));
        }
    }

    private void authenticate(RoutingContext request) {
        Uni<SecurityIdentity> identity = request.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        if (identity == null) {
            deny(request, Denial.NO_TOKEN);
            return;
        }
        Context own = Vertx.currentContext();
        // whoever is not let in is told so here
        request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        identity.subscribe()
                .with(
                        found -> on(own, () -> authenticated(request, found)),
                        failure -> on(own, () -> notAuthenticated(request, failure)));
    }

    private static void on(Context own, Runnable what) {
        if (Vertx.currentContext() == own) {
            what.run();
        } else {
            own.runOnContext(nothing -> what.run());
        }
    }

    private void authenticated(RoutingContext request, @Nullable SecurityIdentity identity) {
        Optional<JsonWebToken> token = TokenRoles.of(identity);
        if (identity == null || token.isEmpty()) {
            deny(request, authorization(request) == null ? Denial.NO_TOKEN : Denial.BAD_TOKEN);
            return;
        }
        TokenRoles.caller(token.get(), identity, settings.roles())
                .ifPresentOrElse(
                        caller -> {
                            remembered.add(authorization(request), caller);
                            admit(request, caller);
                        },
                        () -> deny(request, Denial.forbidden("The token gives none of the roles of this service.")));
    }

    private void notAuthenticated(RoutingContext request, Throwable failure) {
        // whatever else goes wrong, such as with a token that is none, is the token's fault
        if (failure instanceof OIDCException) {
            LOG.debug("The identity provider is away", failure);
            deny(request, Denial.NO_PROVIDER);
        } else {
            LOG.debug("A token is not accepted", failure);
            deny(request, Denial.BAD_TOKEN);
        }
    }

    private void admit(RoutingContext request, Caller caller) {
        Optional<Role> needed = Permissions.path(request.normalizedPath()).role();
        if (needed.isEmpty()) {
            deny(request, Denial.UNKNOWN_PATH);
        } else if (!caller.role().includes(needed.get())) {
            deny(request, Denial.forbidden("This takes the role " + lower(needed.get()) + "."));
        } else {
            CallerContext.enter(caller);
            request.next();
        }
    }

    private void deny(RoutingContext request, Denial denial) {
        ProblemType type = ProblemType.of(denial.code());
        if (type.isTemporary()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS);
        }
        denial.challenge().ifPresent(challenge -> request.response().putHeader("WWW-Authenticate", challenge));
        String path = request.normalizedPath().replaceAll("/+$", "");
        forms.stream()
                .filter(form -> form.speaksAt(path))
                .findFirst()
                .ifPresentOrElse(
                        form -> form.send(request, denial),
                        () -> ProblemResponse.send(request, type.status(), denial.detail()));
        // what is left of the body is not wanted, and the connection waits for it
        request.request().resume();
    }

    private static @Nullable String authorization(RoutingContext request) {
        return request.request().getHeader(HttpHeaders.AUTHORIZATION);
    }

    private static String lower(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
