package io.lifeguard.http.pages;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Rejects methods that a page does not have. {@code OPTIONS} is for CORS. */
public final class ReadOnlyPath {
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private ReadOnlyPath() {}

    public static void check(RoutingContext request) {
        if (METHODS.contains(request.request().method())) {
            request.next();
        } else {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
            ProblemResponse.send(request, ProblemType.METHOD_NOT_ALLOWED, "This path is for GET.");
        }
    }
}
