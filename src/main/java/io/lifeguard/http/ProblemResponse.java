package io.lifeguard.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Responses to rejected requests as problem details (RFC 9457). */
public final class ProblemResponse {
    /** When a client may repeat a request that failed for a temporary reason, as {@code Retry-After} says it. */
    public static final String RETRY_AFTER_SECONDS = "1";

    private ProblemResponse() {}

    public static void send(RoutingContext request, int status, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("status", status)
                        .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                        .put("detail", detail)
                        .encode());
    }
}
