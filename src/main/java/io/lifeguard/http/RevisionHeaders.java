package io.lifeguard.http;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.Revision;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends with every response, in {@code Lifeguard-Revision}, the newest revision that a part of it was read at. A request that
 * demands that revision with {@code Lifeguard-At-Least} never reads an older one.
 */
class RevisionHeaders {
    static final String REVISION = "Lifeguard-Revision";
    static final String AT_LEAST = "Lifeguard-At-Least";
    private static final int AFTER_HOST_CHECK = 390;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final RevisionService revisions;
    private final ErrorResponses errors;

    RevisionHeaders(RevisionService revisions, ErrorResponses errors) {
        this.revisions = revisions;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_HOST_CHECK);
    }

    private void filter(RoutingContext request) {
        String token = request.request().getHeader(AT_LEAST);
        Optional<Revision> demanded = token == null ? Optional.empty() : Revision.parse(token);
        Supplier<Optional<Revision>> answered = revisions.begin(demanded);
        if (isAnsweredByReplica(request)) {
            RevisionService.permitReplica();
        }
        if (request.request().headers().contains(HttpHeaders.UPGRADE)) {
            // the headers end handler is not called for the response to an upgrade
            addHeader(request, answered);
        }
        request.addHeadersEndHandler(nothing -> addHeader(request, answered));
        if (token != null && demanded.isEmpty()) {
            errors.send(
                    request,
                    FailureCode.INVALID_VALUE,
                    AT_LEAST + ": " + InputSanitizer.quote(token) + " is not a revision; send a value of the header "
                            + REVISION + " or of a revision field.");
            return;
        }
        request.next();
    }

    /** Clients of SCIM write what they have read, and cannot demand a revision. */
    private static boolean isAnsweredByReplica(RoutingContext request) {
        return READS.contains(request.request().method()) && Endpoint.of(request) != Endpoint.SCIM;
    }

    private static void addHeader(RoutingContext request, Supplier<Optional<Revision>> answered) {
        answered.get().ifPresent(revision -> request.response().putHeader(REVISION, revision.toString()));
    }
}
