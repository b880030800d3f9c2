package io.lifeguard.graphql.server.websocket;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The time limits of one web socket: for {@code connection_init}, the token, reading and the heartbeat. */
final class WebSocketTimeouts {
    private static final int MAX_MISSED_HEARTBEATS = 3;
    /** Longer than any socket lives; keeps the delay of the timer from overflowing. */
    private static final Duration MAX_TOKEN_LIFETIME = Duration.ofDays(365);

    private final Vertx vertx;
    private final WebSocketSettings settings;
    private final BiConsumer<CloseCode, String> close;
    private long initTimer;
    private long tokenTimer;
    private long writeTimer;
    private long heartbeatTimer;
    private int missedHeartbeats;
    private boolean writeBlocked;

    /** @param close closes the socket with a code and a reason */
    WebSocketTimeouts(Vertx vertx, WebSocketSettings settings, BiConsumer<CloseCode, String> close) {
        this.vertx = vertx;
        this.settings = settings;
        this.close = close;
    }

    /**
     * Starts the timers.
     *
     * @param ping sends a ping frame
     * @param lost is run when the client has answered no ping three times
     */
    void start(Optional<Instant> tokenExpiry, Runnable ping, Runnable lost) {
        initTimer = timer(
                settings.initTimeout(),
                CloseCode.NO_INIT,
                "connection_init was not received within "
                        + settings.initTimeout().toSeconds() + " s.");
        tokenExpiry.ifPresent(expiry -> tokenTimer = timer(
                until(expiry),
                CloseCode.UNAUTHORIZED,
                "The token has expired; connect with a new one and resume after the last revision that you received."));
        heartbeatTimer = vertx.setPeriodic(settings.heartbeatInterval().toMillis(), timer -> heartbeat(ping, lost));
    }

    void initReceived() {
        vertx.cancelTimer(initTimer);
    }

    void frameReceived() {
        missedHeartbeats = 0;
    }

    /** Starts the write timeout. Pings stop: they would wait behind what the client does not read. */
    void writeBlocked() {
        writeBlocked = true;
        writeTimer = timer(
                settings.writeTimeout(),
                CloseCode.WRITE_TIMEOUT,
                "Nothing was read for " + settings.writeTimeout().toSeconds()
                        + " s; resume after the last revision that you received.");
    }

    boolean isWriteBlocked() {
        return writeBlocked;
    }

    void writeResumed() {
        writeBlocked = false;
        vertx.cancelTimer(writeTimer);
    }

    /** Runs an action when the client has had time to respond to a close frame. */
    void afterCloseTimeout(Runnable action) {
        vertx.setTimer(WebSocketSettings.CLOSE_TIMEOUT.toMillis(), timer -> action.run());
    }

    /** Cancels all timers but that of the close timeout. */
    void cancel() {
        vertx.cancelTimer(initTimer);
        vertx.cancelTimer(tokenTimer);
        vertx.cancelTimer(writeTimer);
        vertx.cancelTimer(heartbeatTimer);
    }

    private void heartbeat(Runnable ping, Runnable lost) {
        if (writeBlocked) {
            return;
        }
        if (missedHeartbeats++ == MAX_MISSED_HEARTBEATS) {
            lost.run();
        } else {
            ping.run();
        }
    }

    private long timer(Duration delay, CloseCode code, String reason) {
        return vertx.setTimer(delay.toMillis(), timer -> close.accept(code, reason));
    }

    /** The time until the expiry, within the bounds of a timer. */
    private static Duration until(Instant expiry) {
        long seconds = Duration.between(Instant.now(), expiry).toSeconds() + 1;
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, MAX_TOKEN_LIFETIME.toSeconds())))
                .plusMillis(1);
    }
}
