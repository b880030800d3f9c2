package io.lifeguard.service.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits of subscriptions to the change log. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
public interface SubscriptionSettings {
    int MAX_SUBSCRIBERS = 1_000_000;

    /** The maximum number of concurrent subscriptions, from 1 to 1,000,000. */
    @Min(1)
    @Max(MAX_SUBSCRIBERS)
    @WithDefault("256")
    int maxSubscribers();

    /** The maximum number of one caller who has signed in; four times as many web sockets. Default: half of all. */
    Optional<@Min(1) Integer> maxPerCaller();

    /** The same, with its default. */
    default int presentMaxPerCaller() {
        return maxPerCaller().orElse(Math.max(1, maxSubscribers() / 2));
    }

    /** How long subscriptions wait for a database that does not answer before they end with an error, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("5m")
    Duration databaseTimeout();
}
