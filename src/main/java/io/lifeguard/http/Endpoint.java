package io.lifeguard.http;

import io.vertx.ext.web.RoutingContext;

/** Where a request goes, as far as limits and figures tell it. */
public enum Endpoint {
    GRAPHQL,
    /** Exports in. */
    IMPORTS,
    /** Health and metrics: answered however much there is to do. */
    WATCH,
    OTHER;

    private static final String IMPORTS_PATH = "/api/imports/";

    public static Endpoint of(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals("/graphql")) {
            return GRAPHQL;
        }
        if (path.startsWith(IMPORTS_PATH)) {
            return IMPORTS;
        }
        return path.startsWith("/q/health") || path.equals("/q/metrics") ? WATCH : OTHER;
    }
}
