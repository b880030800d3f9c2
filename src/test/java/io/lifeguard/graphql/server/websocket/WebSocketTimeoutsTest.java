package io.lifeguard.graphql.server.websocket;

import static io.lifeguard.testing.Await.soon;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timers of one socket, and those of others. */
class WebSocketTimeoutsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The first timer of Vert.x has the number 0, which is that of no socket without one. */
    @Test
    void a_socket_that_ends_cancels_no_timer_of_somebody_else() {
        AtomicBoolean ran = new AtomicBoolean();
        vertx.setTimer(200, timer -> ran.set(true));
        WebSocketTimeouts timeouts = new WebSocketTimeouts(vertx, new Settings(), (code, reason) -> {});
        timeouts.start(() -> {}, () -> {});
        timeouts.acknowledged();
        timeouts.closeAt(Optional.empty());
        timeouts.cancel();
        timeouts.cancel();
        soon().until(ran::get);
    }

    private record Settings() implements WebSocketSettings {
        @Override
        public Duration initTimeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int maxUnauthenticated() {
            return 1;
        }

        @Override
        public Duration writeTimeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration heartbeatInterval() {
            return Duration.ofMinutes(1);
        }
    }
}
