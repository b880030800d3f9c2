package io.lifeguard.http;

import io.lifeguard.http.Traffic.Turned;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The figures of requests under way and turned away, for Prometheus; {@link Traffic} has those of the ones that ended. */
@Singleton
class TrafficFigures implements MeterBinder {
    private final Traffic traffic;
    private final InFlight inFlight;

    TrafficFigures(Traffic traffic, InFlight inFlight) {
        this.traffic = traffic;
        this.inFlight = inFlight;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lifeguard.requests.in.flight", inFlight, InFlight::count)
                .description("Requests under way")
                .register(registry);
        Gauge.builder("lifeguard.requests.bodies", inFlight, InFlight::inMemory)
                .description("Memory that the bodies of requests under way may take")
                .baseUnit("bytes")
                .register(registry);
        for (Turned reason : Turned.values()) {
            FunctionCounter.builder("lifeguard.requests.turned.away", traffic.turnedBy(reason), LongAdder::sum)
                    .description("Requests shed, and connections cut, before any door saw a request whole")
                    .tag("reason", label(reason))
                    .register(registry);
        }
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
