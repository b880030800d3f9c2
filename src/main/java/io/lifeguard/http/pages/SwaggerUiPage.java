package io.lifeguard.http.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Serves the page that shows the OpenAPI document with Swagger UI. The page of the extension has scripts within it, which the
 * policy does not permit: this one replaces it, and loads the program that the extension serves beside it.
 */
@Singleton
class SwaggerUiPage {
    private static final String PATH = "/q/docs";
    private static final String DOCUMENT_PATH = "/openapi"; // served by an extension, which does not look at the method
    private static final int BEFORE_QUARKUS = -1;
    private static final String POLICY = ContentSecurityPolicy.of(
            "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'");

    private final String page = PageResource.read("swagger-ui.html");
    private final String script = PageResource.read("swagger-ui.js");

    void register(@Observes Router router) {
        router.route(DOCUMENT_PATH + "*").order(BEFORE_QUARKUS).handler(ReadOnlyPath::check);
        router.route(PATH + "*")
                .order(BEFORE_QUARKUS)
                .handler(ReadOnlyPath::check)
                .handler(this::respond);
    }

    private void respond(RoutingContext request) {
        ContentSecurityPolicy.set(request, POLICY);
        switch (request.normalizedPath()) {
            case PATH ->
                request.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, "docs/")
                        .end();
            case PATH + "/", PATH + "/index.html" -> send(request, "text/html", page);
            case PATH + "/page.js" -> send(request, "text/javascript", script);
            default -> request.next();
        }
    }

    private static void send(RoutingContext request, String type, String content) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(content);
    }
}
