package io.lifeguard.http;

import io.lifeguard.model.Echo;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * GraphQL is posted as {@code application/json} only: the other types that a form of a page elsewhere can post without
 * asking first are not taken for it.
 */
class JsonOnly {
    private static final int AFTER_HOSTS = 85;
    private static final String GRAPHQL = "/graphql";

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_HOSTS);
    }

    private void filter(RoutingContext routing) {
        boolean posted = routing.request().method().equals(HttpMethod.POST)
                && routing.normalizedPath().equals(GRAPHQL);
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (posted && !isJson(type == null ? "" : type)) {
            Refusal.send(
                    routing,
                    415,
                    "GraphQL is taken as application/json, not as " + Echo.of(type == null ? "" : type) + ".");
        } else {
            routing.next();
        }
    }

    private static boolean isJson(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
