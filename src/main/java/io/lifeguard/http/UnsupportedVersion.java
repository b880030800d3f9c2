package io.lifeguard.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Rejects requests of another version of HTTP than 1.0, 1.1 and 2. Vert.x would serve them, and respond with the version that
 * the request names, which the response does not have (RFC 9112 2.3).
 */
final class UnsupportedVersion {
    private UnsupportedVersion() {}

    static boolean isOf(RoutingContext routing) {
        return routing.request().version() == null;
    }

    static void reject(RoutingContext routing) {
        NettyChannels.respondAsHttp11(routing.request());
        ProblemResponse.closeAfter(routing);
        ProblemResponse.send(
                routing, ProblemType.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1, or HTTP/2 from the first byte on.");
    }
}
