package io.lifeguard.service.write;

import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.SlotQueue.SlotLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** The slots of writing transactions: of the batches of single writes and of imports. */
@Startup
@ApplicationScoped
public class WriteQueue {
    private final SlotQueue slots;

    WriteQueue(Vertx vertx, WriteSettings settings, MeterRegistry registry) {
        slots = new SlotQueue(
                vertx,
                new SlotLimits(
                        settings.queueSize(), settings.maxConcurrent(), settings.queueTimeout(), settings.timeout()),
                QueueFailures.WRITES,
                Counters.rejected(registry, "writes"));
        Gauge.builder("lifeguard.write.slots.waiting", slots, SlotQueue::waiting)
                .description("Transactions of single writes and batches of imports that wait for a slot")
                .register(registry);
        Gauge.builder("lifeguard.write.slots.in.use", slots, SlotQueue::slotsInUse)
                .description("Transactions of single writes and batches of imports that hold a slot")
                .register(registry);
    }

    /** As {@link SlotQueue#execute}. */
    <T> Uni<T> execute(Supplier<Uni<T>> work) {
        return slots.execute(work);
    }
}
