package io.lifeguard.http;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.model.InputSanitizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rejects requests whose {@code Host} or {@code Origin} is not permitted. Listening on loopback does not protect against a
 * browser: a foreign page can resolve a name to this machine (DNS rebinding) or post to it. Where callers authenticate, such
 * a page has no token, so that every host is permitted unless {@code lifeguard.allowed-hosts} is set.
 */
class HostAllowList {
    private static final int BEFORE_AUTHENTICATION = 400;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> allowedHosts;
    private final boolean permitsAnyHost;

    HostAllowList(
            AccessSettings access,
            @ConfigProperty(name = "lifeguard.allowed-hosts") Optional<List<String>> configured) {
        permitsAnyHost = access.requiresToken() && configured.isEmpty();
        allowedHosts = Stream.concat(LOOPBACK.stream(), configured.stream().flatMap(List::stream))
                .map(HostAllowList::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        if (!permitsAnyHost) {
            filters.register(this::filter, BEFORE_AUTHENTICATION);
        }
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host();
        String origin = request.getHeader("Origin");
        if (!allowedHosts.contains(folded(host))) {
            ProblemResponse.send(
                    routing,
                    ProblemType.HOST_NOT_PERMITTED,
                    "Host " + InputSanitizer.quote(host)
                            + " is not permitted; lifeguard.allowed-hosts lists the permitted hosts.");
        } else if (origin != null && !allowedHosts.contains(folded(hostOf(origin)))) {
            ProblemResponse.send(
                    routing,
                    ProblemType.HOST_NOT_PERMITTED,
                    "Origin " + InputSanitizer.quote(origin)
                            + " is not permitted; lifeguard.allowed-hosts lists the permitted hosts.");
        } else {
            routing.next();
        }
    }

    private static String hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String folded(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
