package io.lifeguard.http.limits;

import io.lifeguard.http.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What there was of requests, counted. */
@Singleton
class RequestCounters {
    /** Of the status: 200 to 599. */
    private static final int FIRST_CLASS = 2;

    private static final int CLASSES = 4;
    /** What a duration is at most, to be counted there: fine where targets are, 30 ms for a question, 500 ms for a batch. */
    private static final Duration[] BOUNDS = IntStream.of(
                    1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Why a request was turned away, or a connection ended, before any door saw it whole. */
    enum RejectionReason {
        TOO_MANY_REQUESTS,
        TOO_MUCH_IN_MEMORY,
        SLOW_REQUEST,
        SLOW_READER,
        IDLE
    }

    private final Map<Endpoint, Timer[]> ended = new EnumMap<>(Endpoint.class);
    private final Map<RejectionReason, LongAdder> turned = new EnumMap<>(RejectionReason.class);

    RequestCounters(MeterRegistry registry) {
        for (Endpoint door : Endpoint.values()) {
            Timer[] timers = new Timer[CLASSES];
            for (int hundreds = 0; hundreds < CLASSES; hundreds++) {
                timers[hundreds] = Timer.builder("lifeguard.http.requests")
                        .description("Requests answered, and how long that took")
                        .tag("door", door.name().toLowerCase(Locale.ROOT))
                        .tag("status", hundreds + FIRST_CLASS + "xx")
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry);
            }
            ended.put(door, timers);
        }
        for (RejectionReason reason : RejectionReason.values()) {
            turned.put(reason, new LongAdder());
        }
    }

    /** A socket (101) is no request that is answered: it lasts as long as its client likes, and does not count. */
    @SuppressWarnings("NullAway") // every door is there
    void ended(Endpoint door, int status, long nanoseconds) {
        int hundreds = Math.min(status / 100 - FIRST_CLASS, CLASSES - 1);
        if (hundreds >= 0) {
            ended.get(door)[hundreds].record(nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    void turned(RejectionReason reason) {
        turnedBy(reason).increment();
    }

    @SuppressWarnings("NullAway") // every reason is there
    LongAdder turnedBy(RejectionReason reason) {
        return turned.get(reason);
    }
}
