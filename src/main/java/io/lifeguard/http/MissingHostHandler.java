package io.lifeguard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * A request of HTTP/1 whose {@code Host} is missing or none comes to no handler. Left alone it would be told of in words of
 * the library, and logged as an error of the service.
 */
class MissingHostHandler {
    private static final int FIRST_OF_ALL = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(FIRST_OF_ALL).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == 400 && request.request().authority() == null) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemResponse.send(request, 400, "The header Host is missing, or names no host and port.");
        } else {
            request.next();
        }
    }
}
