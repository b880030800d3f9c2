package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.lifeguard.http.ErrorResponses;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.http.WebSocketHandshake;
import io.lifeguard.http.limits.RequestMetrics.RejectionReason;
import io.lifeguard.model.FailureCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the number of requests in progress and the memory that their bodies take. A request beyond a limit is rejected at
 * once, before anything is done for it. A body that declares no length counts as it arrives. A request whose client sends or
 * reads below the minimum rate is cancelled. A request is in progress until its response has been sent, since a client that
 * does not read keeps it in memory.
 */
@Singleton
public class ConcurrencyLimiter {
    private static final int BEFORE_ALL_FILTERS = 1000;
    private static final long SCAN_INTERVAL_MILLIS = 1000;
    private static final long BODY_SCAN_INTERVAL_MILLIS = 10;

    private final RequestSettings settings;
    private final RequestMetrics metrics;
    private final ErrorResponses errors;
    private final Vertx vertx;
    private final BodyMemory bodyMemory;
    private final ResponseMemory responseMemory;
    private final RequestFailureHandler failures;
    private final ConnectionLimiter connections;
    private final CallerLimiter callers;
    private final Set<ActiveRequest> requests = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inProgress = new AtomicInteger();
    private volatile boolean closed;

    ConcurrencyLimiter(
            RequestSettings settings,
            RequestMetrics metrics,
            ErrorResponses errors,
            BodyMemory bodyMemory,
            ResponseMemory responseMemory,
            RequestFailureHandler failures,
            ConnectionLimiter connections,
            CallerLimiter callers,
            MeterRegistry registry,
            Vertx vertx) {
        this.settings = settings;
        this.metrics = metrics;
        this.errors = errors;
        this.bodyMemory = bodyMemory;
        this.responseMemory = responseMemory;
        this.failures = failures;
        this.connections = connections;
        this.callers = callers;
        this.vertx = vertx;
        Gauge.builder("lifeguard.http.requests.in.progress", inProgress, AtomicInteger::get)
                .description("Requests in progress")
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_ALL_FILTERS);
        vertx.setPeriodic(SCAN_INTERVAL_MILLIS, timer -> scan());
    }

    /** Rejects all further requests. */
    void close() {
        closed = true;
    }

    int inProgress() {
        return inProgress.get();
    }

    private void filter(RoutingContext routing) {
        Endpoint endpoint = Endpoint.of(routing);
        ConnectionUsage.of(routing.request()).beginRequest();
        boolean inMemory = endpoint == Endpoint.GRAPHQL || endpoint == Endpoint.SCIM || endpoint == Endpoint.OTHER;
        ActiveRequest request =
                new ActiveRequest(routing, endpoint, inMemory ? bodyMemory.declaredBytes(routing.request()) : 0);
        UncaughtFailures.listen(routing, failure -> failures.fail(request, failure));
        // not every response reports to its end handlers, so both are set and the first report counts
        routing.addBodyEndHandler(ended -> responseEnded(request));
        routing.addEndHandler(ended -> responseEnded(request));
        if (WebSocketHandshake.isHandshake(routing)) {
            // web sockets have a limit of their own, and a response that never ends
            routing.next();
            return;
        }
        requests.add(request);
        if (endpoint == Endpoint.MANAGEMENT || tryEnter(request)) {
            if (inMemory && BodyMemory.declaresNoLength(routing.request())) {
                countBody(request);
            }
            routing.next();
        }
    }

    /** Counts the bytes of a body as they arrive, and rejects the request when they exceed the memory for bodies. */
    private void countBody(ActiveRequest request) {
        vertx.setPeriodic(BODY_SCAN_INTERVAL_MILLIS, timer -> {
            if (request.hasEnded()) {
                vertx.cancelTimer(timer);
                return;
            }
            boolean exceeds = !bodyMemory.reserveReceived(request);
            if (exceeds && !request.routing().response().headWritten()) {
                rejectBody(request);
                request.cancel();
            }
            if (exceeds || request.isBodyCounted()) {
                vertx.cancelTimer(timer);
            }
        });
    }

    /** Counts a request; if a limit is exceeded, rejects it and returns false. */
    private boolean tryEnter(ActiveRequest request) {
        if (closed) {
            send(request, FailureCode.BUSY, "The service is shutting down. Send the request to another instance.");
            return false;
        }
        request.markCounted();
        boolean tooMany = inProgress.incrementAndGet() > settings.maxConcurrent();
        boolean tooMuchMemory = !bodyMemory.reserve(request);
        if (tooMany) {
            metrics.reject(RejectionReason.TOO_MANY_REQUESTS);
            send(
                    request,
                    FailureCode.BUSY,
                    "%d requests are in progress, the limit. Nothing was stored; retry after 1 second."
                            .formatted(settings.maxConcurrent()));
        } else if (tooMuchMemory) {
            rejectBody(request);
        }
        return !tooMany && !tooMuchMemory;
    }

    private void rejectBody(ActiveRequest request) {
        metrics.reject(RejectionReason.TOO_MUCH_IN_MEMORY);
        send(
                request,
                FailureCode.BUSY,
                "The bodies of requests in progress take %d bytes, the limit. Nothing was stored; retry after 1 second."
                        .formatted(bodyMemory.maxBytes()));
    }

    /** Rejects a request, whose body is not read. */
    private void send(ActiveRequest request, FailureCode code, String detail) {
        RoutingContext routing = request.routing();
        if (!request.isHttp2() && !routing.request().isEnded()) {
            // the client closes it: the service would reset it while the client still sends, and the response could be
            // lost
            routing.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        errors.send(routing, code, detail);
    }

    private void responseEnded(ActiveRequest request) {
        if (request.isHttp2() || request.hasLargeResponse()) {
            // after what the client takes at once has been written
            request.onEventLoop(() -> endIfSent(request));
        } else {
            end(request);
        }
    }

    private void endIfSent(ActiveRequest request) {
        if (!request.isBlocked()) {
            end(request);
        } else if (request.heldBytes() == 0 && !request.hasEnded() && !holdUnread(request)) {
            request.cancel();
        } else if (!request.isHttp2()) {
            request.onSent(() -> end(request));
        }
    }

    /** Counts a response that was written as a whole and waits for the client to read it. */
    private boolean holdUnread(ActiveRequest request) {
        return responseMemory.hold(request, request.routing().response().bytesWritten());
    }

    private void end(ActiveRequest request) {
        if (!request.tryEnd()) {
            return;
        }
        requests.remove(request);
        responseMemory.release(request);
        callers.leave(request);
        ConnectionUsage.of(request.routing().request()).endRequest();
        if (request.isCounted()) {
            inProgress.decrementAndGet();
            bodyMemory.release(request);
        }
        if (request.isCancelled()) {
            connections.cancelled(request.routing().request());
        } else {
            metrics.record(request.endpoint(), request.routing().response().getStatusCode(), request.elapsedNanos());
        }
    }

    private void scan() {
        long nowNanos = System.nanoTime();
        for (ActiveRequest request : requests) {
            if (request.isOver()) {
                request.onEventLoop(() -> endOver(request, nowNanos));
            } else {
                request.onEventLoop(() -> check(request, nowNanos));
            }
        }
    }

    private void check(ActiveRequest request, long nowNanos) {
        if (request.isOver()) {
            return;
        }
        if (request.isHttp2() && request.isReset()) {
            // Vert.x does not report a stream that Netty resets for a malformed frame, nor the end of its connection
            end(request);
        } else if (request.isStream()) {
            cancelIf(request.isStreamUnread(nowNanos, settings), request, RejectionReason.SLOW_READER);
        } else if (request.isTooSlow(nowNanos, settings)) {
            cancelIf(true, request, RejectionReason.SLOW_REQUEST);
        } else {
            cancelIf(request.isReadTooSlowly(nowNanos, settings), request, RejectionReason.SLOW_READER);
        }
    }

    private void cancelIf(boolean exceeds, ActiveRequest request, RejectionReason reason) {
        if (exceeds) {
            metrics.reject(reason);
            request.cancel();
        }
    }

    private void endOver(ActiveRequest request, long nowNanos) {
        if (!request.isBlocked()) {
            end(request);
        } else {
            cancelIf(request.isBlockedTooLong(nowNanos, settings), request, RejectionReason.SLOW_READER);
        }
    }

    /**
     * Makes the response to a request a stream, which lasts as long as the client wants. It counts no longer as a request in
     * progress, and may pause, but a client that reads nothing for {@code lifeguard.requests.min-rate-period} is cut off.
     * Whatever begins streams limits their number.
     */
    public void beginStream(RoutingContext routing) {
        ActiveRequest request = ActiveRequest.of(routing);
        if (request.markStream()) {
            inProgress.decrementAndGet();
            bodyMemory.release(request);
        }
        callers.leave(request);
    }
}
