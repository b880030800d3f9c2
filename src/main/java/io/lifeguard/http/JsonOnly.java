package io.lifeguard.http;

import io.lifeguard.model.Echo;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * GraphQL is posted, and as {@code application/json} only. What a page elsewhere can send without asking first - a form, the
 * address of a picture - is not taken for it: SmallRye would carry out a mutation that comes by GET.
 */
class JsonOnly {
    private static final int AFTER_HOSTS = 85;
    /** However many slashes: the router is as generous. */
    private static final Pattern GRAPHQL = Pattern.compile("/+graphql/*");

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_HOSTS);
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean asksForSocket = request.headers().contains(HttpHeaders.UPGRADE);
        if (!GRAPHQL.matcher(routing.normalizedPath()).matches() || asksForSocket) {
            routing.next();
        } else if (!request.method().equals(HttpMethod.POST)) {
            routing.response().putHeader(HttpHeaders.ALLOW, "POST");
            Refusal.send(routing, 405, "GraphQL is posted, not sent by " + request.method() + ".");
        } else {
            checkType(routing, Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_TYPE), ""));
        }
    }

    private static void checkType(RoutingContext routing, String type) {
        if (isJson(type)) {
            routing.next();
        } else {
            Refusal.send(routing, 415, "GraphQL is taken as application/json, not as " + Echo.of(type) + ".");
        }
    }

    private static boolean isJson(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
