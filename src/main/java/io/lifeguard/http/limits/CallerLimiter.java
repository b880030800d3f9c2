package io.lifeguard.http.limits;

import io.lifeguard.access.Caller;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.http.limits.RequestMetrics.RejectionReason;
import io.lifeguard.model.FailureCode;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.CallerShares;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Limits the requests in progress of each caller who has signed in, so that one of them leaves room for the others. */
@Singleton
class CallerLimiter {
    private static final int AFTER_AUTHENTICATION = 140;

    private final CallerShares shares;
    private final RequestMetrics metrics;
    private final ErrorResponses errors;

    CallerLimiter(RequestSettings settings, RequestMetrics metrics, ErrorResponses errors) {
        this.shares =
                new CallerShares(settings.maxConcurrentPerCaller().orElse(Math.max(1, settings.maxConcurrent() / 2)));
        this.metrics = metrics;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_AUTHENTICATION);
    }

    private void filter(RoutingContext routing) {
        ActiveRequest request = ActiveRequest.of(routing);
        if (!request.isCounted() || tryEnter(request, CallerContext.present())) {
            routing.next();
            return;
        }
        metrics.reject(RejectionReason.TOO_MANY_OF_CALLER);
        errors.send(
                routing,
                FailureCode.TOO_MANY_REQUESTS,
                "%d requests of yours are in progress, the limit of one caller. Nothing was stored; retry after 1 second."
                        .formatted(shares.maxPerCaller()));
        // the connection can be used again once the rest of the body has been discarded
        routing.request().resume();
    }

    private boolean tryEnter(ActiveRequest request, Optional<Caller> caller) {
        if (!shares.tryAdd(caller)) {
            return false;
        }
        request.setCaller(caller);
        if (request.hasEnded()) {
            // while the caller was authenticated
            leave(request);
        }
        return true;
    }

    /** Counts a request no longer that has ended. */
    void leave(ActiveRequest request) {
        shares.remove(request.takeCaller());
    }
}
