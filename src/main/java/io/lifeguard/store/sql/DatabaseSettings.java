package io.lifeguard.store.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The timeouts and the queue of the pools of connections. */
@ConfigMapping(prefix = "lifeguard.database")
public interface DatabaseSettings {
    /** The names of the pools: one of the primary for writes, one of the primary for reads, one of the read replica. */
    String WRITES = "writes";

    String READS = "reads";
    String REPLICA = "replica";

    /** The timeout of statements that read; 0 for none, and for a connection pooler that does not support statement_timeout. */
    @DurationMin
    @WithDefault("30s")
    Duration readStatementTimeout();

    /** The timeout of statements of imports, as {@link #readStatementTimeout}; statements of single writes have 10 s. */
    @DurationMin
    @WithDefault("30s")
    Duration writeStatementTimeout();

    /** How long a statement or transaction waits for a connection, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration acquireTimeout();

    /** How many statements or transactions may wait for a connection of each pool, from 1. */
    @Min(1)
    @WithDefault("10000")
    int queueSize();
}
