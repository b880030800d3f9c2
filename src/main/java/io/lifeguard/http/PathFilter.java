package io.lifeguard.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** No path that is served holds a control character, and what looks for a file of that name would fail over it. */
class PathFilter {
    private static final int AFTER_HOSTS = 395;
    private static final Pattern CONTROL = Pattern.compile("%(?:[01]\\p{XDigit}|7[fF])|\\p{Cntrl}");

    void register(@Observes Filters filters) {
        filters.register(PathFilter::filter, AFTER_HOSTS);
    }

    private static void filter(RoutingContext request) {
        if (CONTROL.matcher(request.request().path()).find()) {
            ProblemResponse.send(request, 400, "The path holds a control character.");
        } else {
            request.next();
        }
    }
}
