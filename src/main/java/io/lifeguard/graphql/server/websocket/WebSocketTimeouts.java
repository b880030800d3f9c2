package io.lifeguard.graphql.server.websocket;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The time limits of one web socket: until it is acknowledged, for the token, for reading, and the heartbeat. */
final class WebSocketTimeouts {
    private static final int MAX_MISSED_HEARTBEATS = 3;
    /** Longer than any socket lives; keeps the delay of the timer from overflowing. */
    private static final Duration MAX_TOKEN_LIFETIME = Duration.ofDays(365);

    private final WebSocketSettings settings;
    private final BiConsumer<CloseCode, String> close;
    private final Timeout init;
    private final Timeout token;
    private final Timeout write;
    private final Timeout heartbeat;
    private final Timeout closing;
    private int missedHeartbeats;
    private boolean writeBlocked;

    /** @param close closes the socket with a code and a reason */
    WebSocketTimeouts(Vertx vertx, WebSocketSettings settings, BiConsumer<CloseCode, String> close) {
        this.settings = settings;
        this.close = close;
        this.init = new Timeout(vertx);
        this.token = new Timeout(vertx);
        this.write = new Timeout(vertx);
        this.heartbeat = new Timeout(vertx);
        this.closing = new Timeout(vertx);
    }

    /**
     * Starts the timers of a new socket.
     *
     * @param ping sends a ping frame
     * @param lost is run when the client has answered no ping three times
     */
    void start(Runnable ping, Runnable lost) {
        init.start(
                settings.initTimeout(),
                () -> close.accept(
                        CloseCode.NO_INIT,
                        "connection_init, with a token that could be checked, was not received within "
                                + settings.initTimeout().toSeconds() + " s."));
        heartbeat.repeat(settings.heartbeatInterval(), () -> beat(ping, lost));
    }

    void acknowledged() {
        init.cancel();
    }

    /** Closes the socket at the end of its token, unless another follows before; no token has no end. */
    void closeAt(Optional<Instant> tokenExpiry) {
        tokenExpiry.ifPresent(expiry -> token.start(
                remaining(expiry),
                () -> close.accept(
                        CloseCode.FORBIDDEN,
                        "The token has expired. Wait 1 s, connect with a new token, and resume after the last"
                                + " revision received.")));
    }

    void frameReceived() {
        missedHeartbeats = 0;
    }

    /** Starts the write timeout. Pings stop: they would wait behind what the client does not read. */
    void writeBlocked() {
        writeBlocked = true;
        write.start(
                settings.writeTimeout(),
                () -> close.accept(
                        CloseCode.TRY_AGAIN_LATER,
                        "Nothing was read for " + settings.writeTimeout().toSeconds()
                                + " s; resume after the last revision that you received."));
    }

    boolean isWriteBlocked() {
        return writeBlocked;
    }

    void writeResumed() {
        writeBlocked = false;
        write.cancel();
    }

    /** Runs an action when the client has had time to respond to a close frame. */
    void afterCloseTimeout(Runnable action) {
        closing.start(WebSocketSettings.CLOSE_TIMEOUT, action);
    }

    /** Cancels all timers but that of the close timeout. */
    void cancel() {
        init.cancel();
        token.cancel();
        write.cancel();
        heartbeat.cancel();
    }

    private void beat(Runnable ping, Runnable lost) {
        if (writeBlocked) {
            return;
        }
        if (missedHeartbeats++ == MAX_MISSED_HEARTBEATS) {
            lost.run();
        } else {
            ping.run();
        }
    }

    /** The time until the expiry, within the bounds of a timer. */
    private static Duration remaining(Instant expiry) {
        Duration remaining = Duration.between(Instant.now(), expiry);
        return remaining.compareTo(MAX_TOKEN_LIFETIME) > 0 ? MAX_TOKEN_LIFETIME : remaining;
    }
}
