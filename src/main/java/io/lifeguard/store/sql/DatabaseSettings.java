package io.lifeguard.store.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long the database may take, and how many may wait for it. */
@ConfigMapping(prefix = "lifeguard.database")
public interface DatabaseSettings {

    /** How long a statement that reads may take; 0 for no limit, and where a pooler in between knows no such parameter. */
    @DurationMin
    @WithDefault("30s")
    Duration readStatementTimeout();

    /** The same for statements of imports; those of single writes take 10 seconds at most. */
    @DurationMin
    @WithDefault("30s")
    Duration writeStatementTimeout();

    /** How long work waits for a connection. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration acquireTimeout();

    /** How many may wait for a connection of a pool. */
    @Min(1)
    @WithDefault("10000")
    int queueSize();
}
