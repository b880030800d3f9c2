package io.lifeguard.http;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves the metrics to every scraper: in the text format of Prometheus, or in that of OpenMetrics if only that is accepted by
 * name. The route of Quarkus responds with 406 to {@code application/openmetrics-text} without its exact version and charset.
 */
@Singleton
@SuppressWarnings("deprecation") // Quarkus has this registry; its successor is another extension
class MetricsHandler {
    private static final int BEFORE_QUARKUS = -1;
    private static final String PATH = "/q/metrics";
    private static final String TEXT = "text/plain";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusMeterRegistry registry;

    MetricsHandler(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_QUARKUS)
                .blockingHandler(this::send, false);
    }

    private void send(RoutingContext request) {
        String format = format(Optional.ofNullable(request.request().getHeader(HttpHeaders.ACCEPT)));
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, format).end(registry.scrape(format));
    }

    private static String format(Optional<String> accepted) {
        String named = accepted.orElse(TEXT).toLowerCase(Locale.ROOT);
        boolean onlyOpenMetrics = named.contains(OPEN_METRICS) && !named.contains(TEXT);
        return onlyOpenMetrics ? TextFormat.CONTENT_TYPE_OPENMETRICS_100 : TextFormat.CONTENT_TYPE_004;
    }
}
