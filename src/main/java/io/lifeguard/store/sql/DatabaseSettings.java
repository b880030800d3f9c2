package io.lifeguard.store.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The timeouts and the queue of the pools of connections. */
@ConfigMapping(prefix = "lifeguard.database")
public interface DatabaseSettings {

    /** How long a statement that reads may take; 0 for no limit, and for a connection pooler that does not support statement_timeout. */
    @DurationMin
    @WithDefault("30s")
    Duration readStatementTimeout();

    /** As {@link #readStatementTimeout}, for statements of imports; a statement of a single write may take 10 seconds. */
    @DurationMin
    @WithDefault("30s")
    Duration writeStatementTimeout();

    /** How long a statement waits for a connection. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration acquireTimeout();

    /** How many statements or transactions may wait for a connection of a pool. */
    @Min(1)
    @WithDefault("10000")
    int queueSize();
}
