package io.lifeguard.service.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many wait to write, and how long. */
@ConfigMapping(prefix = "lifeguard.writes")
interface WriteSettings {

    /** How many may wait. */
    @Min(1)
    @WithDefault("256")
    int queueSize();

    /** How many have their turn: with more than one the next waits for the lock already while the last commits. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrent();

    /** How long a writer waits for the turn. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration queueTimeout();

    /** How long a turn may last. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration timeout();
}
