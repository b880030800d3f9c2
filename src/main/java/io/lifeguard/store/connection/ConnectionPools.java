package io.lifeguard.store.connection;

import io.lifeguard.store.sql.DatabaseSettings;
import io.lifeguard.store.sql.WriteLock;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Creates the pools of connections, with their names, their queues and their timeouts. */
class ConnectionPools {
    /** How long an answer may take on the network after PostgreSQL has executed or cancelled a statement. */
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(5);
    /** A service of several standbys leads new connections to those that it has now. */
    private static final Duration REPLICA_LIFETIME = Duration.ofMinutes(1);

    private final DatabaseSettings settings;

    ConnectionPools(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    PgPoolCreator writes() {
        return input -> create(input, DatabaseSettings.WRITES, settings.writeStatementTimeout(), WriteLock.MAX_PAUSE);
    }

    @Produces
    @Singleton
    @ReactiveDataSource(DatabaseSettings.READS)
    PgPoolCreator reads() {
        return input -> create(input, DatabaseSettings.READS, settings.readStatementTimeout(), Duration.ZERO);
    }

    @Produces
    @Singleton
    @ReactiveDataSource(DatabaseSettings.REPLICA)
    PgPoolCreator replica() {
        return input -> {
            input.poolOptions()
                    .setMaxLifetime((int) REPLICA_LIFETIME.toMillis())
                    .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
            return create(input, DatabaseSettings.REPLICA, settings.readStatementTimeout(), Duration.ZERO);
        };
    }

    private Pool create(PgPoolCreator.Input input, String name, Duration statementTimeout, Duration longestPause) {
        ClientBuilder<Pool> pool = PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions()
                        .setName(name)
                        .setConnectionTimeout((int) settings.acquireTimeout().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(settings.queueSize()));
        input.pgConnectOptionsList().forEach(ConnectionPools::setConnectTimeout);
        boolean isLimited = !statementTimeout.isZero();
        Duration idleTimeout = statementTimeout.compareTo(longestPause) > 0 ? statementTimeout : longestPause;
        if (isLimited) {
            input.pgConnectOptionsList()
                    .forEach(connect ->
                            connect.addProperty("statement_timeout", String.valueOf(statementTimeout.toMillis())));
            input.poolOptions().setIdleTimeout((int) idleTimeout.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        pool.withConnectHandler(connection -> {
            ConnectionExceptions.install(connection);
            if (isLimited) {
                DeadConnectionHandler.install(
                        connection, idleTimeout.multipliedBy(2).plus(NETWORK_TIMEOUT));
            }
            connection.close();
        });
        return pool.build();
    }

    /** Not a parameter of the server: the property is how the parameter of the URL reaches this pool. */
    private static void setConnectTimeout(PgConnectOptions connect) {
        Map<String, String> properties = new HashMap<>(connect.getProperties());
        String seconds = properties.remove("connect_timeout");
        if (seconds != null) {
            connect.setProperties(properties);
            connect.setConnectTimeout(
                    (int) Duration.ofSeconds(Long.parseLong(seconds)).toMillis());
        }
    }
}
