package io.lifeguard.http.limits;

import io.lifeguard.http.limits.RequestCounters.RejectionReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The figures of requests under way and turned away, for Prometheus; {@link RequestCounters} has those of the ones that ended. */
@Singleton
class RequestMetrics implements MeterBinder {
    private final RequestCounters traffic;
    private final ConcurrencyLimiter inFlight;

    RequestMetrics(RequestCounters traffic, ConcurrencyLimiter inFlight) {
        this.traffic = traffic;
        this.inFlight = inFlight;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lifeguard.http.requests.in.progress", inFlight, ConcurrencyLimiter::count)
                .description("Requests under way")
                .register(registry);
        Gauge.builder("lifeguard.requests.max-body-memory", inFlight, ConcurrencyLimiter::inMemory)
                .description("Memory that the bodies of requests under way may take")
                .baseUnit("bytes")
                .register(registry);
        for (RejectionReason reason : RejectionReason.values()) {
            FunctionCounter.builder("lifeguard.http.requests.rejected", traffic.turnedBy(reason), LongAdder::sum)
                    .description("Requests shed, and connections cut, before any door saw a request whole")
                    .tag("reason", label(reason))
                    .register(registry);
        }
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
