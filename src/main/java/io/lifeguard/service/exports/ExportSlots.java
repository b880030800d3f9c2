package io.lifeguard.service.exports;

import io.lifeguard.access.Caller;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.CallerShares;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.exports.OpenExport.ExportOutcome;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits and counts exports. */
@ApplicationScoped
class ExportSlots {
    private final ShutdownState shutdown;
    private final int maxConcurrent;
    private final Semaphore slots;
    private final CallerShares shares;
    private final Counter rejected;
    private final Map<ExportOutcome, Counter> outcomes;

    ExportSlots(ShutdownState shutdown, ExportSettings settings, MeterRegistry registry) {
        this.shutdown = shutdown;
        this.maxConcurrent = settings.maxConcurrent();
        this.slots = new Semaphore(maxConcurrent);
        this.shares = new CallerShares(Math.max(1, maxConcurrent / 2));
        this.rejected = Counters.rejected(registry, "exports");
        this.outcomes = Counters.each(ExportOutcome.class, outcome -> Counter.builder("lifeguard.exports")
                .description("Exports that ended, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
        Gauge.builder("lifeguard.exports.in.progress", slots, free -> maxConcurrent - free.availablePermits())
                .description("Exports in progress")
                .register(registry);
    }

    /**
     * Acquires a slot for the present caller.
     *
     * @throws LifeguardException {@link FailureCode#BUSY} if all are in use, {@link FailureCode#TOO_MANY_REQUESTS} if the
     *     caller has its share in use, {@link FailureCode#SHUTTING_DOWN} if the service is shutting down
     */
    ExportSlot acquire() {
        shutdown.check();
        Optional<Caller> caller = CallerContext.present();
        if (!shares.tryAdd(caller)) {
            rejected.increment();
            throw LifeguardException.tooManyRequests(
                    "%d exports of yours are in progress, the limit of one caller. Nothing was done; retry after 1 second."
                            .formatted(shares.maxPerCaller()));
        }
        if (!slots.tryAcquire()) {
            shares.remove(caller);
            rejected.increment();
            throw LifeguardException.busy(
                    maxConcurrent + " exports are in progress, the limit. Nothing was done; retry after 1 second.");
        }
        return new ExportSlot(caller);
    }

    /** Permission to run one export. */
    final class ExportSlot {
        private final Optional<Caller> caller;
        private final AtomicBoolean released = new AtomicBoolean();

        private ExportSlot(Optional<Caller> caller) {
            this.caller = caller;
        }

        @SuppressWarnings("NullAway") // every outcome has a counter
        void release(ExportOutcome outcome) {
            if (released.compareAndSet(false, true)) {
                slots.release();
                shares.remove(caller);
                outcomes.get(outcome).increment();
            }
        }
    }
}
