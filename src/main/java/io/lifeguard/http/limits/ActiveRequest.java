package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request in progress. */
final class ActiveRequest {
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Endpoint endpoint;
    private final long reservedBytes;
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean counted;
    private long rateCheckNanos = startNanos;
    private long bytesAtRateCheck;

    /** @param reservedBytes the memory that its body may take; 0 if it is not kept in memory */
    ActiveRequest(RoutingContext routing, Endpoint endpoint, long reservedBytes) {
        this.routing = routing;
        this.request = routing.request();
        this.endpoint = endpoint;
        this.reservedBytes = reservedBytes;
    }

    RoutingContext routing() {
        return routing;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    long reservedBytes() {
        return reservedBytes;
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Notes that this request counts towards the limits. */
    void markCounted() {
        counted = true;
    }

    boolean isCounted() {
        return counted;
    }

    /** Whether this is the first call: several handlers report the end of a request. */
    boolean tryEnd() {
        return ended.compareAndSet(false, true);
    }

    /** Whether the response was sent or the client is gone, which Vert.x does not report to a handler in every case. */
    boolean isOver() {
        return routing.response().ended() || routing.response().closed();
    }

    /** Whether the client sent less than the minimum rate since the last check that a period has passed since. */
    boolean isTooSlow(long nowNanos, RequestSettings settings) {
        if (nowNanos - rateCheckNanos < settings.minRatePeriod().toNanos() || BodyReceived.isComplete(routing)) {
            return false;
        }
        long received = request.bytesRead() - bytesAtRateCheck;
        if (received < settings.minBytesPerPeriod()) {
            return true;
        }
        rateCheckNanos = nowNanos;
        bytesAtRateCheck += received;
        return false;
    }

    void closeConnection() {
        request.connection().close();
    }
}
