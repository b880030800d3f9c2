package io.lifeguard.http;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.Revision;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every answer tells, in {@code Lifeguard-Revision}, the newest state that a part of it comes from. A request that demands
 * that state with {@code Lifeguard-At-Least} never sees an older one.
 */
class RevisionHeaders {
    static final String REVISION = "Lifeguard-Revision";
    static final String AT_LEAST = "Lifeguard-At-Least";
    private static final int AFTER_HOSTS = 390;

    private final RevisionService revisions;

    RevisionHeaders(RevisionService revisions) {
        this.revisions = revisions;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_HOSTS);
    }

    private void filter(RoutingContext request) {
        String token = request.request().getHeader(AT_LEAST);
        Optional<Revision> demanded = token == null ? Optional.empty() : Revision.parse(token);
        Supplier<Optional<Revision>> answered = revisions.begin(demanded);
        if (request.request().headers().contains(HttpHeaders.UPGRADE)) {
            // the answer to an upgrade tells of no end of its headers
            tell(request, answered);
        }
        request.addHeadersEndHandler(nothing -> tell(request, answered));
        if (token != null && demanded.isEmpty()) {
            ProblemResponse.send(
                    request,
                    400,
                    AT_LEAST + " is no revision: " + InputSanitizer.quote(token) + "; send one that an answer's "
                            + REVISION + " header or a revision field gave.");
            return;
        }
        request.next();
    }

    private static void tell(RoutingContext request, Supplier<Optional<Revision>> answered) {
        answered.get().ifPresent(revision -> request.response().putHeader(REVISION, revision.toString()));
    }
}
