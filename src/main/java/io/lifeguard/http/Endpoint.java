package io.lifeguard.http;

import io.vertx.ext.web.RoutingContext;

/** What a request is sent to, as limits and metrics distinguish it. */
public enum Endpoint {
    GRAPHQL,
    IMPORTS,
    SCIM,
    /** Health and metrics, which are exempt from the limits. */
    MANAGEMENT,
    OTHER;

    private static final String IMPORTS_PATH = "/api/imports";
    private static final String SCIM_PATH = "/scim/";

    public static Endpoint of(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals("/graphql")) {
            return GRAPHQL;
        }
        if (path.equals(IMPORTS_PATH) || path.startsWith(IMPORTS_PATH + "/")) {
            return IMPORTS;
        }
        if (path.startsWith(SCIM_PATH)) {
            return SCIM;
        }
        return path.startsWith("/q/health") || path.equals("/q/metrics") ? MANAGEMENT : OTHER;
    }
}
