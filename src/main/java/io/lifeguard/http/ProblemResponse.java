package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The answer to a request that no door lets in: problem details (RFC 9457). */
public final class ProblemResponse {
    /** When a client may send a request again that failed for a temporary reason, as {@code Retry-After} says it. */
    public static final String RETRY_AFTER_SECONDS = "1";

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
        HttpServerResponse response = request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
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
