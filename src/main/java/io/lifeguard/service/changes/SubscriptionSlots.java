package io.lifeguard.service.changes;

import io.lifeguard.access.Caller;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerShares;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits how many subscriptions there are at a time, to changes and to events, of all callers and of each. */
@ApplicationScoped
@Startup
public class SubscriptionSlots {
    private final ChangeNotifier notifier;
    private final int maxSubscribers;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final CallerShares shares;
    private final Counter rejected;

    SubscriptionSlots(ChangeNotifier notifier, SubscriptionSettings settings, MeterRegistry registry) {
        this.notifier = notifier;
        this.maxSubscribers = settings.maxSubscribers();
        this.shares = new CallerShares(settings.presentMaxPerCaller());
        rejected = Counters.rejected(registry, "subscribers");
        Gauge.builder("lifeguard.subscriptions.active", subscribers, AtomicInteger::get)
                .description("Subscriptions to the change log and to events")
                .register(registry);
    }

    /**
     * Takes a place for a subscription, and has the database announce changes.
     *
     * @return gives the place back; only its first run counts
     * @throws LifeguardException {@link FailureCode#TOO_MANY_REQUESTS} if the caller has too many subscriptions,
     *     {@link FailureCode#BUSY} if there are too many of all
     */
    public Runnable take(Optional<Caller> caller) {
        if (!shares.tryAdd(caller)) {
            rejected.increment();
            throw LifeguardException.tooManyRequests(
                    "You have " + shares.maxPerCaller() + " subscriptions already, the limit of one caller.");
        }
        if (subscribers.incrementAndGet() > maxSubscribers) {
            rejected.increment();
            subscribers.decrementAndGet();
            shares.remove(caller);
            throw LifeguardException.busy("There are " + maxSubscribers + " subscribers already; try again later.");
        }
        notifier.start();
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                shares.remove(caller);
                notifier.stop();
                subscribers.decrementAndGet();
            }
        };
    }
}
