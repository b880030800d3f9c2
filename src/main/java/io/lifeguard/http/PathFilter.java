package io.lifeguard.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Rejects paths with control characters, on which the handlers that look for files would fail. */
class PathFilter {
    private static final int AFTER_HOST_CHECK = 395;
    private static final Pattern CONTROL = Pattern.compile("%(?:[01]\\p{XDigit}|7[fF])|\\p{Cntrl}");

    void register(@Observes Filters filters) {
        filters.register(PathFilter::filter, AFTER_HOST_CHECK);
    }

    private static void filter(RoutingContext request) {
        if (CONTROL.matcher(request.request().path()).find()) {
            ProblemResponse.send(request, ProblemType.MALFORMED_REQUEST, "The path contains a control character.");
        } else {
            request.next();
        }
    }
}
