package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.service.imports.ImportSettings;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Exports are streamed to a file and may be large; every other body is held in memory and has the common limit. Quarkus
 * knows one limit only: it refuses a declared length above it, and leaves it with the request where none is declared.
 */
class BodySizeLimit {
    private static final int BEFORE_THE_COMMON_LIMIT = 80;
    private static final int AFTER_THE_COMMON_LIMIT = 1;

    private final long most;

    BodySizeLimit(ImportSettings limits) {
        this.most = limits.maxBodySize().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::checkDeclared, BEFORE_THE_COMMON_LIMIT);
        filters.register(this::limit, AFTER_THE_COMMON_LIMIT);
    }

    private void checkDeclared(RoutingContext routing) {
        String declared = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (isImport(routing) && declared != null) {
            if (Long.parseLong(declared) > most) {
                ProblemResponse.send(routing, 413, "An export has at most " + most + " bytes.");
                return;
            }
            routing.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        routing.next();
    }

    private void limit(RoutingContext routing) {
        if (isImport(routing)) {
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        }
        routing.next();
    }

    private static boolean isImport(RoutingContext routing) {
        return Endpoint.of(routing) == Endpoint.IMPORTS;
    }
}
