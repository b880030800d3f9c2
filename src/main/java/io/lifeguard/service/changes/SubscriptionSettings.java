package io.lifeguard.service.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many follow the feed, and how long they wait for it. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
public interface SubscriptionSettings {
    int MOST_SUBSCRIBERS = 1_000_000;

    /** How many subscribers there may be. */
    @Min(1)
    @Max(MOST_SUBSCRIBERS)
    @WithDefault("256")
    int maxSubscribers();

    /** How long they wait for a database that is away. */
    @DurationMin(millis = 1)
    @WithDefault("5m")
    Duration databaseTimeout();
}
