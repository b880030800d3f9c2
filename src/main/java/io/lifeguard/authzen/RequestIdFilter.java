package io.lifeguard.authzen;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Sends the identifier of a request back with its response, also where another filter rejects the request. */
class RequestIdFilter {
    private static final String REQUEST_ID = "X-Request-ID";
    private static final int BEFORE_OTHER_FILTERS = 500;

    void register(@Observes Filters filters) {
        filters.register(RequestIdFilter::filter, BEFORE_OTHER_FILTERS);
    }

    private static void filter(RoutingContext request) {
        String id = request.request().getHeader(REQUEST_ID);
        if (id != null && AuthzenPaths.contains(request.normalizedPath())) {
            request.response().putHeader(REQUEST_ID, id);
        }
        request.next();
    }
}
