package io.lifeguard.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The follower is woken at any moment of an interval; the pause until its end is one that a timer takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventFollowerPauseTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Vertx vertx = Vertx.vertx();

    @AfterAll
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500_000, 98_999_999, 99_000_000, 99_000_001, 99_500_000, 99_999_999})
    void a_pause_ends_at_the_end_of_the_interval_or_less_than_a_millisecond_later(long elapsedNanos) {
        Duration elapsed = Duration.ofNanos(elapsedNanos);
        Duration pause = EventFollower.pauseAfter(elapsed, INTERVAL);
        vertx.cancelTimer(vertx.setTimer(pause.toMillis(), timer -> {}));
        assertThat(elapsed.plus(pause)).isBetween(INTERVAL, INTERVAL.plusNanos(999_999));
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000_000, 100_000_001, 99_999_999_999L})
    void there_is_no_pause_after_the_interval(long elapsedNanos) {
        assertThat(EventFollower.pauseAfter(Duration.ofNanos(elapsedNanos), INTERVAL))
                .isZero();
    }
}
