package io.lifeguard.http.limits;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Exempts responses without end from the limits of requests. Who begins one limits their number otherwise. */
@Singleton
public class StreamedResponses {
    private final ConcurrencyLimiter limiter;

    StreamedResponses(ConcurrencyLimiter limiter) {
        this.limiter = limiter;
    }

    /** Begins a stream in response to a request. A client that reads nothing for {@code lifeguard.requests.min-rate-period} is cut off. */
    public void begin(RoutingContext routing) {
        limiter.stream(routing);
    }
}
