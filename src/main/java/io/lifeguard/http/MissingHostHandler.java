package io.lifeguard.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Responds to requests whose host or target is missing or malformed. They reach no other handler; Vert.x would respond in its
 * own words and log an error.
 */
class MissingHostHandler {
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        if (UnsupportedVersion.isOf(request)) {
            UnsupportedVersion.reject(request);
        } else if (request.statusCode() == 400 && request.request().authority() == null) {
            ProblemResponse.closeAfter(request);
            ProblemResponse.send(
                    request, ProblemType.MALFORMED_REQUEST, "The header Host is missing, or is not a host and port.");
        } else if (!isPath(request.request().uri())) {
            ProblemResponse.closeAfter(request);
            ProblemResponse.send(request, ProblemType.MALFORMED_REQUEST, "The target of the request is not a path.");
        } else {
            request.next();
        }
    }

    private static boolean isPath(String target) {
        return target.startsWith("/") || target.equals("*") || target.contains("://");
    }
}
