package io.lifeguard.store.connection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lifeguard.testing.Schema;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The handler depends on internals of the Vert.x SQL client: this fails when an upgrade changes them. */
class DeadConnectionHandlerTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void a_connection_on_which_nothing_is_received_is_closed_and_replaced() throws Exception {
        Pool pool = pool(Duration.ofSeconds(1));
        CompletableFuture<?> unanswered = asked(pool, "select pg_sleep(60)");
        assertThatThrownBy(() -> unanswered.get(20, SECONDS)).hasCauseInstanceOf(ClosedConnectionException.class);
        // the pool may lend the closed connection once more before it removes it
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> assertThat(
                        asked(pool, "select 1").get(20, SECONDS))
                .isNotNull());
    }

    @Test
    void a_connection_that_answers_in_time_stays_open() throws Exception {
        Pool pool = pool(Duration.ofSeconds(20));
        Object first = backend(pool);
        assertThat(asked(pool, "select pg_sleep(1)").get(20, SECONDS)).isNotNull();
        assertThat(backend(pool)).isEqualTo(first);
    }

    private static Object backend(Pool pool) throws Exception {
        return pool.query("select pg_backend_pid()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, SECONDS);
    }

    private static CompletableFuture<?> asked(Pool pool, String statement) {
        return pool.query(statement).execute().toCompletionStage().toCompletableFuture();
    }

    private static Pool pool(Duration timeout) {
        var server = Schema.fresh("dead_connection").server();
        return PgBuilder.pool()
                .using(VERTX)
                .connectingTo(PgConnectOptions.fromUri(server.reactiveUrl())
                        .setUser(server.user())
                        .setPassword(server.password()))
                .with(new PoolOptions().setMaxSize(1))
                .withConnectHandler(connection -> {
                    DeadConnectionHandler.install(connection, timeout);
                    connection.close();
                })
                .build();
    }
}
