package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import io.lifeguard.http.ErrorRenderer;
import io.lifeguard.model.FailureCode;
import io.lifeguard.scim.protocol.ScimFailures;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Reports a request that a filter rejected as a SCIM error. */
@Singleton
class ScimErrorRenderer implements ErrorRenderer {
    static final String CONTENT_TYPE = "application/scim+json";

    @Override
    public boolean handles(String path) {
        return path.equals(ScimPaths.ROOT) || path.startsWith(ScimPaths.ROOT + "/");
    }

    @Override
    public void send(RoutingContext request, FailureCode code, String detail) {
        JsonObject error = error(ScimFailures.status(code), detail);
        ScimFailures.scimType(code).ifPresent(type -> error.put("scimType", type));
        send(request, ScimFailures.status(code), error);
    }

    /** @param status without a SCIM type of its own */
    static void send(RoutingContext request, int status, String detail) {
        send(request, status, error(status, detail));
    }

    private static JsonObject error(int status, String detail) {
        return new JsonObject()
                .put("schemas", JsonArray.of(SchemaUris.ERROR_URI))
                .put("status", String.valueOf(status))
                .put("detail", detail);
    }

    private static void send(RoutingContext request, int status, JsonObject error) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(error.encode());
    }
}
