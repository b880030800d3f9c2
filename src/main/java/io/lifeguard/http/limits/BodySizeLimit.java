package io.lifeguard.http.limits;

import io.lifeguard.http.ContentEncodings;
import io.lifeguard.http.Endpoint;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.service.imports.ImportSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives imports, which are streamed to a file, a limit of their own; every other body is kept in memory and has
 * {@code quarkus.http.limits.max-body-size}. Quarkus has one limit for all paths: it rejects a declared length above it, and
 * stores the limit with the request where no length is declared.
 */
class BodySizeLimit {
    private static final int BEFORE_QUARKUS_LIMIT = 80;
    private static final int AFTER_QUARKUS_LIMIT = 1;

    private final long maxImportBytes;
    private final long maxBytes;

    BodySizeLimit(
            ImportSettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.maxImportBytes = settings.maxBodySize().asLongValue();
        this.maxBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::checkDeclaredLength, BEFORE_QUARKUS_LIMIT);
        filters.register(this::setLimit, AFTER_QUARKUS_LIMIT);
    }

    private void checkDeclaredLength(RoutingContext routing) {
        if (isImport(routing) && ContentEncodings.isEncoded(routing.request())) {
            ProblemResponse.send(routing, ProblemType.UNSUPPORTED_MEDIA_TYPE, ContentEncodings.MESSAGE);
            return;
        }
        String declared = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (isImport(routing) && declared != null) {
            if (Long.parseLong(declared) > maxImportBytes) {
                ProblemResponse.send(
                        routing,
                        ProblemType.BODY_TOO_LARGE,
                        "The file has " + declared + " bytes; the limit is " + maxImportBytes
                                + " (lifeguard.imports.max-body-size).");
                return;
            }
            routing.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        } else if (Endpoint.of(routing) != Endpoint.GRAPHQL
                && declared != null
                && Long.parseLong(declared) > maxBytes) {
            ProblemResponse.closeAfter(routing);
            ProblemResponse.send(
                    routing,
                    ProblemType.BODY_TOO_LARGE,
                    "The body has " + declared + " bytes; the limit is " + maxBytes
                            + " (quarkus.http.limits.max-body-size).");
            return;
        }
        routing.next();
    }

    private void setLimit(RoutingContext routing) {
        if (isImport(routing)) {
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxImportBytes);
        }
        routing.next();
    }

    private static boolean isImport(RoutingContext routing) {
        return Endpoint.of(routing) == Endpoint.IMPORTS;
    }
}
