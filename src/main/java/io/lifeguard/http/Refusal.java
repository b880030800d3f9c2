package io.lifeguard.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The answer to a request that no door lets in: problem details (RFC 9457). */
public final class Refusal {
    private Refusal() {}

    public static void send(RoutingContext request, int status, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}
