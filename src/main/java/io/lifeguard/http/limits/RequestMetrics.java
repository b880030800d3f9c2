package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counts and times requests; every meter is registered at startup, so that counting looks nothing up. */
@Singleton
class RequestMetrics {
    /** Status classes from 2xx to 5xx. */
    private static final int FIRST_STATUS_CLASS = 2;

    private static final int STATUS_CLASSES = 4;
    /** Histogram buckets; they are dense around the targets, 30 ms for a question and 500 ms for a batch. */
    private static final Duration[] BUCKETS = IntStream.of(
                    1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Why a request was rejected, or a connection closed, before an endpoint received the whole request. */
    enum RejectionReason {
        TOO_MANY_REQUESTS,
        TOO_MANY_OF_CALLER,
        TOO_MUCH_IN_MEMORY,
        SLOW_REQUEST,
        SLOW_READER,
        IDLE,
        TOO_MANY_CONNECTIONS,
        TOO_MANY_NEW_CONNECTIONS,
        TOO_MANY_CANCELLATIONS
    }

    private final Map<Endpoint, Timer[]> timers;
    private final Map<RejectionReason, Counter> rejections;

    RequestMetrics(MeterRegistry registry) {
        timers = Counters.each(Endpoint.class, endpoint -> IntStream.range(0, STATUS_CLASSES)
                .mapToObj(i -> Timer.builder("lifeguard.http.requests")
                        .description("Requests answered, and how long that took")
                        .tag("endpoint", label(endpoint))
                        .tag("status", i + FIRST_STATUS_CLASS + "xx")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry))
                .toArray(Timer[]::new));
        rejections = Counters.each(RejectionReason.class, reason -> Counter.builder("lifeguard.http.requests.rejected")
                .description("Requests rejected and connections closed before an endpoint received the request")
                .tag("reason", label(reason))
                .register(registry));
    }

    /** Records an answered request. An upgrade to a web socket (101) does not count: the socket's client decides how long it lasts. */
    @SuppressWarnings("NullAway") // every endpoint has timers
    void record(Endpoint endpoint, int status, long nanos) {
        int statusClass = Math.min(status / 100 - FIRST_STATUS_CLASS, STATUS_CLASSES - 1);
        if (statusClass >= 0) {
            timers.get(endpoint)[statusClass].record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @SuppressWarnings("NullAway") // every reason has a counter
    void reject(RejectionReason reason) {
        rejections.get(reason).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
