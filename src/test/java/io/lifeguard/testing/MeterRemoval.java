package io.lifeguard.testing;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Removes the meters of an application that ends. Quarkus keeps them in tests, although not in development mode: the gauges of
 * the next application would be those of the first, and NaN once it has been collected.
 */
@Singleton
public class MeterRemoval {
    void remove(@Observes ShutdownEvent ended) {
        List.copyOf(Metrics.globalRegistry.getMeters()).forEach(Metrics.globalRegistry::remove);
    }
}
