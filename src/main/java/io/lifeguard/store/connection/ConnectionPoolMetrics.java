package io.lifeguard.store.connection;

import io.lifeguard.store.sql.DatabaseSettings;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Exports the metrics of the pools of connections. With {@code quarkus.micrometer.binder.vertx.enabled} alone, without the
 * metrics of HTTP, which look a meter up for each request, those of Quarkus are not exported.
 */
@Singleton
class ConnectionPoolMetrics implements MeterBinder, VertxOptionsCustomizer {
    private static final String OF_SQL = "sql";

    private final Map<String, ConnectionPoolUsage> pools = new HashMap<>();

    ConnectionPoolMetrics(@ConfigProperty(name = "quarkus.datasource.replica.active") boolean hasReplica) {
        pools.put(DatabaseSettings.READS, new ConnectionPoolUsage());
        pools.put(DatabaseSettings.WRITES, new ConnectionPoolUsage());
        if (hasReplica) {
            pools.put(DatabaseSettings.REPLICA, new ConnectionPoolUsage());
        }
    }

    @Override
    @SuppressWarnings("deprecation") // its successor is for code that builds Vert.x, as Quarkus does here
    public void accept(VertxOptions options) {
        options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(of -> new PoolMetricsFactory()));
    }

    /** Metrics of pools and of nothing else. Quarkus requires its own interface where the number of connections is limited. */
    private final class PoolMetricsFactory implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {
        @Override
        public @Nullable PoolMetrics<?> createPoolMetrics(String type, String name, int size) {
            return type.equals(OF_SQL) ? pools.get(name) : null;
        }

        @Override
        public ConnectionTracker getHttpConnectionTracker() {
            return NOOP_CONNECTION_TRACKER;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pools.forEach((name, pool) -> {
            Gauge.builder("lifeguard.database.connections.active", pool.active(), LongAdder::sum)
                    .description("Connections to the database in use")
                    .tag("pool", name)
                    .register(registry);
            Gauge.builder("lifeguard.database.connections.waiting", pool.waiting(), LongAdder::sum)
                    .description("Statements and transactions that wait for a connection")
                    .tag("pool", name)
                    .register(registry);
            FunctionTimer.builder(
                            "lifeguard.database.connection.wait",
                            pool,
                            p -> p.served().sum(),
                            p -> p.nanosecondsWaited().sum(),
                            TimeUnit.NANOSECONDS)
                    .description("Connections acquired, and how long that took")
                    .tag("pool", name)
                    .register(registry);
        });
    }
}
