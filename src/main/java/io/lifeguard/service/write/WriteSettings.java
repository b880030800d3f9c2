package io.lifeguard.service.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The queues of writes. */
@ConfigMapping(prefix = "lifeguard.writes")
interface WriteSettings {

    /** How many single writes, how many transactions and how many dry runs may be queued. */
    @Min(1)
    @WithDefault("256")
    int queueSize();

    /** How many transactions are under way: with more than one the next waits for the lock already while the last commits. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrent();

    /** How many dry runs are under way, each on one connection of the pool for writes. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrentDryRuns();

    /** How long a write or a dry run may be queued. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration queueTimeout();

    /** How long a transaction may keep its slot. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration timeout();
}
