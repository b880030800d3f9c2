package io.lifeguard.http.limits;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Holds an HTTP/2 request until the frames that arrived with it have been read, so that of a stream that its client resets at
 * once nothing is executed (CVE-2023-44487).
 */
class ResetStreamFilter {
    private static final int AFTER_CONCURRENCY_LIMIT = 999;

    void register(@Observes Filters filters) {
        filters.register(ResetStreamFilter::filter, AFTER_CONCURRENCY_LIMIT);
    }

    private static void filter(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.next();
            return;
        }
        Vertx.currentContext().runOnContext(nothing -> {
            if (!request.response().closed()) {
                request.next();
            }
        });
    }
}
