package io.lifeguard.graphql.server.websocket;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;

/** A timer that can be started again and cancelled. Vert.x numbers timers from 0, so that no number stands for none. */
final class Timeout {
    private final Vertx vertx;
    private OptionalLong timer = OptionalLong.empty();

    Timeout(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs an action once, instead of what was started before. */
    void start(Duration delay, Runnable action) {
        cancel();
        timer = OptionalLong.of(vertx.setTimer(Math.max(1, delay.toMillis()), id -> {
            timer = OptionalLong.empty();
            action.run();
        }));
    }

    /** Runs an action again and again, instead of what was started before. */
    void repeat(Duration interval, Runnable action) {
        cancel();
        timer = OptionalLong.of(vertx.setPeriodic(interval.toMillis(), id -> action.run()));
    }

    void cancel() {
        timer.ifPresent(vertx::cancelTimer);
        timer = OptionalLong.empty();
    }
}
