package io.lifeguard.service.write;

import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.SlotQueue.SlotLimits;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * The slots of dry runs of single writes and erasures. They are not the slots of writes, and few, so that dry runs leave
 * the connections of the pool to writes, however many arrive.
 */
@Startup
@ApplicationScoped
public class DryRunQueue {
    private final SlotQueue slots;

    DryRunQueue(Vertx vertx, WriteSettings settings, MeterRegistry registry) {
        slots = new SlotQueue(
                vertx,
                new SlotLimits(
                        settings.queueSize(),
                        settings.maxConcurrentDryRuns(),
                        settings.queueTimeout(),
                        settings.timeout()),
                QueueFailures.DRY_RUNS,
                Counters.rejected(registry, "dry-runs"));
    }

    /** As {@link SlotQueue#execute}. */
    <T> Uni<T> execute(Supplier<Uni<T>> work) {
        return slots.execute(work);
    }
}
