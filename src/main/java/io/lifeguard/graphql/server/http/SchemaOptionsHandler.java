package io.lifeguard.graphql.server.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Responds to OPTIONS for the schema; SmallRye's handler never ends its response to that. */
class SchemaOptionsHandler {
    private static final int AFTER_AUTHORIZATION = 100;
    private static final Pattern SCHEMA = Pattern.compile("/+graphql/+schema\\.graphql/*");

    void register(@Observes Filters filters) {
        filters.register(SchemaOptionsHandler::filter, AFTER_AUTHORIZATION);
    }

    private static void filter(RoutingContext request) {
        boolean isOptions = request.request().method().equals(HttpMethod.OPTIONS)
                && SCHEMA.matcher(request.normalizedPath()).matches();
        if (isOptions) {
            request.request().resume();
            request.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, "GET, OPTIONS")
                    .end();
        } else {
            request.next();
        }
    }
}
