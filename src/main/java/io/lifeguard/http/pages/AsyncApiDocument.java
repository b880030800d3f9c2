package io.lifeguard.http.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Serves the AsyncAPI document, which describes topics, webhooks and streams of events. */
@Singleton
class AsyncApiDocument {
    private static final String PATH = "/asyncapi";

    private final String document = PageResource.read("asyncapi.yaml");

    void register(@Observes Router router) {
        router.route(PATH).handler(ReadOnlyPath::check).handler(this::respond);
    }

    private void respond(RoutingContext request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(document);
    }
}
