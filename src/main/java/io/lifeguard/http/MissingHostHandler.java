package io.lifeguard.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Responds to HTTP/1 requests whose {@code Host} header is missing or malformed. They reach no other handler; Vert.x would
 * respond in its own words and log an error.
 */
class MissingHostHandler {
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == 400 && request.request().authority() == null) {
            ProblemResponse.closeAfter(request);
            ProblemResponse.send(request, 400, "The header Host is missing, or is not a host and port.");
        } else {
            request.next();
        }
    }
}
