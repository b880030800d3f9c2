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
 * Loopback is no wall against a browser: a page from elsewhere can name this machine (DNS rebinding) or post to it. Only
 * requests that are made to a known host name, and from no other origin, are let in. Where everybody signs in a page has no
 * token to send, so that every host will do, unless some are named.
 */
class HostAllowList {
    private static final int BEFORE_ALL = 400;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> known;
    private final boolean anyWillDo;

    HostAllowList(
            AccessSettings access, @ConfigProperty(name = "lifeguard.allowed-hosts") Optional<List<String>> allowed) {
        anyWillDo = access.signIn() && allowed.isEmpty();
        known = Stream.concat(LOOPBACK.stream(), allowed.stream().flatMap(List::stream))
                .map(HostAllowList::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        if (!anyWillDo) {
            filters.register(this::filter, BEFORE_ALL);
        }
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host();
        String origin = request.getHeader("Origin");
        if (!known.contains(folded(host))) {
            ProblemResponse.send(
                    routing,
                    403,
                    "Host " + InputSanitizer.quote(host) + " is not known here; lifeguard.allowed-hosts names more.");
        } else if (origin != null && !known.contains(folded(hostOf(origin)))) {
            ProblemResponse.send(
                    routing,
                    403,
                    "Origin " + InputSanitizer.quote(origin)
                            + " is not known here; lifeguard.allowed-hosts names more.");
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
