package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.limits.RequestCounters.RejectionReason;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The requests under way. There are not more of them than the limit, nor more of their bodies in memory: whoever comes
 * beyond is turned away at once, before anything is done, instead of waiting in a queue that grows. Whoever sends a body
 * too slowly is cut off.
 */
@Singleton
class ConcurrencyLimiter {
    private static final int FIRST_OF_ALL = 1000;
    /** The share of the heap, as its fraction, that bodies may take where nothing is set. */
    private static final int OF_HEAP = 4;

    private static final long SWEEP_EVERY_MILLIS = 1000;

    private final RequestSettings limits;
    private final RequestCounters traffic;
    private final Vertx vertx;
    private final long bodies;
    private final long largestBody;
    private final long patience;
    private final Set<ActiveRequest> flights = ConcurrentHashMap.newKeySet();
    private final AtomicInteger under = new AtomicInteger();
    private final AtomicLong inMemory = new AtomicLong();
    private volatile boolean closed;

    ConcurrencyLimiter(
            RequestSettings limits,
            RequestCounters traffic,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.limits = limits;
        this.traffic = traffic;
        this.vertx = vertx;
        this.largestBody = largestBody.asLongValue();
        this.bodies = Math.max(
                limits.maxBodyMemory()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / OF_HEAP),
                this.largestBody);
        this.patience = limits.minRatePeriod().toNanos();
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FIRST_OF_ALL);
        vertx.setPeriodic(SWEEP_EVERY_MILLIS, timer -> sweep());
    }

    /** Turns all further requests away. */
    void close() {
        closed = true;
    }

    /** How many are under way. */
    int count() {
        return under.get();
    }

    /** Bytes that the bodies of those under way take, or may come to take. */
    long inMemory() {
        return inMemory.get();
    }

    private void filter(RoutingContext routing) {
        Endpoint door = Endpoint.of(routing);
        ConnectionUsage.of(routing.request()).begin();
        ActiveRequest flight = new ActiveRequest(
                routing, door, door == Endpoint.GRAPHQL || door == Endpoint.OTHER ? bodyOf(routing.request()) : 0);
        // whichever comes first: not every answer comes to its end handlers
        routing.addBodyEndHandler(ended -> flight.end());
        routing.addEndHandler(ended -> flight.end());
        if (asksForSocket(routing.request())) {
            // sockets have a limit of their own, and an answer that never ends
            routing.next();
            return;
        }
        flights.add(flight);
        if (door == Endpoint.WATCH || flight.enter()) {
            routing.next();
        }
    }

    /** How many bytes of memory its body may take; what is declared too large is refused later, unread. */
    private long bodyOf(HttpServerRequest request) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? largestBody : 0;
        }
        try {
            return Math.min(Math.max(Long.parseLong(declared.strip()), 0), largestBody);
        } catch (NumberFormatException e) {
            return largestBody;
        }
    }

    private static boolean asksForSocket(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE)
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    private void sweep() {
        long now = System.nanoTime();
        for (ActiveRequest flight : flights) {
            if (flight.isOver()) {
                flight.end();
            } else if (flight.isTooSlow(now)) {
                traffic.turned(RejectionReason.SLOW_REQUEST);
                flight.request.connection().close();
            }
        }
    }

    /** One request under way. */
    private final class ActiveRequest {
        private final RoutingContext routing;
        private final HttpServerRequest request;
        private final Endpoint door;
        private final long reserved;
        private final long begun = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();
        private boolean entered;
        private long watchedSince = begun;
        private long bytesThen;

        ActiveRequest(RoutingContext routing, Endpoint door, long reserved) {
            this.routing = routing;
            this.request = routing.request();
            this.door = door;
            this.reserved = reserved;
        }

        /** Takes its place, if there is one; if not, it is told so. */
        boolean enter() {
            if (closed) {
                ProblemResponse.busy(
                        routing, door, "The service stops. Nothing was done; another instance may take it.");
                return false;
            }
            entered = true;
            boolean fits = under.incrementAndGet() <= limits.maxConcurrent();
            boolean fitsInMemory = inMemory.addAndGet(reserved) <= bodies || reserved == 0;
            if (!fits) {
                refuse(RejectionReason.TOO_MANY_REQUESTS, limits.maxConcurrent() + " requests are under way already.");
            } else if (!fitsInMemory) {
                refuse(
                        RejectionReason.TOO_MUCH_IN_MEMORY,
                        "The requests under way take all the memory that there is for them.");
            }
            return fits && fitsInMemory;
        }

        void end() {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            flights.remove(this);
            ConnectionUsage.of(request).end();
            if (entered) {
                under.decrementAndGet();
                inMemory.addAndGet(-reserved);
            }
            traffic.ended(door, routing.response().getStatusCode(), System.nanoTime() - begun);
        }

        /** Whether nobody is there any more to be answered, which no handler is told of in every case. */
        boolean isOver() {
            return routing.response().ended() || routing.response().closed();
        }

        private void refuse(RejectionReason reason, String why) {
            traffic.turned(reason);
            ProblemResponse.busy(routing, door, why + " Nothing was done; try again a little later.");
        }

        /** Whether too little of it has come since it was looked at last. */
        boolean isTooSlow(long now) {
            if (now - watchedSince < patience || BodyReceived.isWhole(routing)) {
                return false;
            }
            long come = request.bytesRead() - bytesThen;
            if (come < limits.minBytesPerSecond() * limits.minRatePeriod().toSeconds()) {
                return true;
            }
            watchedSince = now;
            bytesThen += come;
            return false;
        }
    }
}
