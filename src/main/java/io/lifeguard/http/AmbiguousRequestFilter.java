package io.lifeguard.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rejects requests whose length or host a proxy in front of the service may read differently (RFC 9112 3.2 and 6.1, RFC 9113
 * 8.2.1 and 8.3.1). Netty and Vert.x reject the others; {@code AmbiguousRequestTest} has all of them.
 */
class AmbiguousRequestFilter {
    private static final int AFTER_CONCURRENCY_LIMIT = 900;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

    void register(@Observes Filters filters) {
        filters.register(AmbiguousRequestFilter::filter, AFTER_CONCURRENCY_LIMIT);
    }

    private static void filter(RoutingContext routing) {
        if (UnsupportedVersion.isOf(routing)) {
            UnsupportedVersion.reject(routing);
            return;
        }
        if (closesAmongOthers(routing)) {
            ProblemResponse.closeAfter(routing);
            // a response may report its end to one of the two handlers only
            routing.addBodyEndHandler(ended -> routing.vertx()
                    .runOnContext(nothing -> routing.request().connection().close()));
        }
        problem(routing.request())
                .ifPresentOrElse(
                        problem -> {
                            ProblemResponse.closeAfter(routing);
                            ProblemResponse.send(routing, ProblemType.MALFORMED_REQUEST, problem);
                        },
                        routing::next);
    }

    /** Vert.x keeps a connection open whose {@code Connection: close} is one of several options (RFC 9112 9.6). */
    private static boolean closesAmongOthers(RoutingContext routing) {
        String options = routing.request().getHeader(HttpHeaders.CONNECTION);
        return options != null
                && options.indexOf(',') >= 0
                && routing.request().version() != HttpVersion.HTTP_2
                && !WebSocketHandshake.isHandshake(routing)
                && Stream.of(options.split(","))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    private static Optional<String> problem(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (headers.getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of("The header Host must be sent once.");
        } else if (headers.getAll(HttpHeaders.CONTENT_LENGTH).size() > 1) {
            return Optional.of("The header Content-Length must be sent once.");
        } else if (!isChunkedOrAbsent(headers.getAll(HttpHeaders.TRANSFER_ENCODING))) {
            return Optional.of("The header Transfer-Encoding must be chunked, and sent once.");
        } else if (!isTargetClear(request)) {
            return Optional.of("The target of the request must be a path, or name the host of the header Host.");
        }
        return headers.entries().stream().allMatch(AmbiguousRequestFilter::isWellFormed)
                ? Optional.empty()
                : Optional.of("The name of a header must be a token, and its value have no control characters.");
    }

    private static boolean isChunkedOrAbsent(List<String> encodings) {
        return encodings.isEmpty()
                || (encodings.size() == 1 && encodings.get(0).strip().equalsIgnoreCase("chunked"));
    }

    private static boolean isTargetClear(HttpServerRequest request) {
        String target = request.uri();
        return target.startsWith("/")
                || (request.version() != HttpVersion.HTTP_2 && isOfHost(target, request.getHeader(HttpHeaders.HOST)));
    }

    private static boolean isOfHost(String target, String host) {
        try {
            String authority = URI.create(target).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWellFormed(Map.Entry<String, String> header) {
        return NAME.matcher(header.getKey()).matches()
                && !CONTROL.matcher(header.getValue()).find();
    }
}
