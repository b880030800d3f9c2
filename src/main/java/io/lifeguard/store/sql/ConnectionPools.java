package io.lifeguard.store.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pools of connections: named, with a bound on what waits for them, on what their statements take, and on how long a
 * connection may say nothing.
 */
class ConnectionPools {
    static final String READS = "reads";
    static final String WRITES = "writes";
    /** What an answer may take on its way beyond what PostgreSQL allows its statement. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

    private final DatabaseSettings limits;

    ConnectionPools(DatabaseSettings limits) {
        this.limits = limits;
    }

    @Produces
    @Singleton
    PgPoolCreator writes() {
        return input -> create(input, WRITES, limits.writeStatementTimeout(), WriteLock.LONGEST_PAUSE);
    }

    @Produces
    @Singleton
    @ReactiveDataSource(READS)
    PgPoolCreator reads() {
        return input -> create(input, READS, limits.readStatementTimeout(), Duration.ZERO);
    }

    private Pool create(PgPoolCreator.Input input, String name, Duration within, Duration longestPause) {
        ClientBuilder<Pool> pool = PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions()
                        .setName(name)
                        .setConnectionTimeout((int) limits.acquireTimeout().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(limits.queueSize()));
        if (!within.isZero()) {
            input.pgConnectOptionsList()
                    .forEach(connect -> connect.addProperty("statement_timeout", String.valueOf(within.toMillis())));
            Duration unused = within.compareTo(longestPause) > 0 ? within : longestPause;
            input.poolOptions().setIdleTimeout((int) unused.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            pool.withConnectHandler(connection -> {
                DeadConnectionHandler.isTheEndOf(
                        connection, unused.multipliedBy(2).plus(ON_THE_WAY));
                connection.close();
            });
        }
        return pool.build();
    }
}
