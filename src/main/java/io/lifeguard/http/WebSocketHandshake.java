package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Recognises the request that opens a web socket. */
public final class WebSocketHandshake {
    private WebSocketHandshake() {}

    /** Whether a request is a handshake by RFC 6455 at the path of the web socket. */
    public static boolean isHandshake(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        return request.version() == HttpVersion.HTTP_1_1
                && request.method().equals(HttpMethod.GET)
                && Endpoint.of(routing) == Endpoint.GRAPHQL
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
                && request.headers().contains("Sec-WebSocket-Key")
                && hasNoBody(request);
    }

    /** The web sockets of Java 17 send {@code Content-Length: 0}. */
    private static boolean hasNoBody(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONTENT_LENGTH).stream().allMatch("0"::equals)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
