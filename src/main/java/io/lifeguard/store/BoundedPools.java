package io.lifeguard.store;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pools of connections: named, with a bound on what waits for them and on what their statements take. */
class BoundedPools {
    static final String READS = "reads";
    static final String WRITES = "writes";

    private final DatabaseLimits limits;

    BoundedPools(DatabaseLimits limits) {
        this.limits = limits;
    }

    @Produces
    @Singleton
    PgPoolCreator writes() {
        return input -> create(input, WRITES, limits.writesWithin());
    }

    @Produces
    @Singleton
    @ReactiveDataSource(READS)
    PgPoolCreator reads() {
        return input -> create(input, READS, limits.readsWithin());
    }

    private Pool create(PgPoolCreator.Input input, String name, Duration within) {
        if (!within.isZero()) {
            input.pgConnectOptionsList()
                    .forEach(connect -> connect.addProperty("statement_timeout", String.valueOf(within.toMillis())));
        }
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions()
                        .setName(name)
                        .setConnectionTimeout((int) limits.connectionWithin().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(limits.waiting()))
                .build();
    }
}
