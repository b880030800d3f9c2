package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Responses to rejected requests as problem details (RFC 9457). */
public final class ProblemResponse {
    /** When a client may repeat a request that failed for a temporary reason, as {@code Retry-After} says it. */
    public static final String RETRY_AFTER_SECONDS = "1";

    private ProblemResponse() {}

    /**
     * Closes a connection of HTTP/1 after the response that is sent next, and announces that: what follows on it may not be what
     * the client means. HTTP/2 has streams instead.
     */
    public static void closeAfter(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.addEndHandler(ended -> request.request().connection().close());
        }
    }

    /** Sends the response with the status of the type; other headers are set already, but {@code Retry-After}. */
    public static void send(RoutingContext request, ProblemType type, String detail) {
        if (type.isTemporary()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        request.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", type.uri())
                        .put("status", type.status())
                        .put("title", type.title())
                        .put("detail", detail)
                        .encode());
    }
}
