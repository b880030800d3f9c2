package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The answer to a request that no door lets in: problem details (RFC 9457). */
public final class ProblemResponse {
    private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

    private ProblemResponse() {}

    public static void send(RoutingContext request, int status, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    /** The answer to a request that there is no room for now, as its door would give it; what is left of it is not read. */
    public static void busy(RoutingContext request, Endpoint door, String detail) {
        HttpServerResponse response = request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        if (!request.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (door == Endpoint.GRAPHQL) {
            String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
            boolean ownType = accepted != null && accepted.contains(GRAPHQL_RESPONSE);
            response.setStatusCode(503)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ownType ? GRAPHQL_RESPONSE : "application/json")
                    .end(new JsonObject()
                            .put(
                                    "errors",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("message", detail)
                                                    .put("extensions", new JsonObject().put("code", "BUSY"))))
                            .encode());
        } else {
            send(request, 503, detail);
        }
    }
}
