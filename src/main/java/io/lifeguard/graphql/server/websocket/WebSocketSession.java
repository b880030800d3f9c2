package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.graphql.server.websocket.ProtocolMessage.InvalidMessageException;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.Revision;
import io.netty.channel.ChannelFuture;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.json.JsonArray;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What is said over one socket, by the protocol graphql-transport-ws. Whatever goes wrong is told by the code that the
 * socket is closed with. While the client does not read what it is sent, nothing more is fetched for it and nothing more
 * is heard from it.
 *
 * <p>Everything happens on the event loop of the socket.
 */
final class WebSocketSession {
    private static final Logger LOG = Logger.getLogger(WebSocketSession.class);
    /** In bytes: what a closing frame has room for beside its code. */
    private static final int LONGEST_REASON = 123;

    private static final int MOST_SILENT_BEATS = 3;

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Vertx vertx;
    private final Context loop;
    private final ServerWebSocket socket;
    private final ConnectionBase connection;
    private final WebSocketSettings patience;
    private final Subscriptions subscriptions;
    private final Optional<Revision> demanded;
    private final Caller caller;
    private final Map<String, SubscriptionOperation> operations = new HashMap<>();
    private boolean acknowledged;
    private boolean over;
    private boolean stuck;
    private long stuckTimer;
    private long initTimer;
    private long heartbeatTimer;
    private long signedInTimer;
    private int silentBeats;

    /**
     * @param connection of the socket: what can be closed without the client's consent
     * @param demanded the state that every answer must see at least
     * @param caller who has been let in, until when
     */
    WebSocketSession(
            Vertx vertx,
            ServerWebSocket socket,
            ConnectionBase connection,
            WebSocketSettings patience,
            Subscriptions subscriptions,
            Optional<Revision> demanded,
            Caller caller) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.socket = socket;
        this.connection = connection;
        this.patience = patience;
        this.subscriptions = subscriptions;
        this.demanded = demanded;
        this.caller = caller;
    }

    /** @param ended is told once, when the socket is closed */
    void begin(Consumer<WebSocketSession> ended) {
        socket.frameHandler(frame -> heard());
        socket.textMessageHandler(this::hear);
        socket.binaryMessageHandler(bytes -> close(CloseCode.BAD_MESSAGE, "A message is a text."));
        socket.exceptionHandler(this::fail);
        socket.drainHandler(nothing -> goOn());
        socket.closeHandler(nothing -> {
            release();
            ended.accept(this);
        });
        initTimer = after(patience.initTimeout(), () -> close(CloseCode.NO_INIT, "connection_init has not come."));
        caller.until().ifPresent(end -> signedInTimer = after(until(end), this::expire));
        heartbeatTimer = vertx.setPeriodic(patience.heartbeatInterval().toMillis(), timer -> beat());
    }

    /** Ends it from whichever thread: the service stops. */
    void goAway() {
        loop.runOnContext(nothing -> close(CloseCode.GOING_AWAY, "The service stops."));
    }

    private void hear(String text) {
        if (over) {
            return;
        }
        try {
            answer(ProtocolMessage.parse(text));
        } catch (InvalidMessageException e) {
            close(CloseCode.BAD_MESSAGE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            broke(e);
        }
    }

    private void answer(ProtocolMessage message) {
        switch (message.type()) {
            case CONNECTION_INIT -> acknowledge();
            case PING -> tell(ProtocolMessage.PONG);
            case PONG -> {}
            case SUBSCRIBE -> subscribe(message);
            case COMPLETE -> forget(message.id());
        }
    }

    private void acknowledge() {
        if (acknowledged) {
            close(CloseCode.INIT_AGAIN, "connection_init has come already.");
            return;
        }
        acknowledged = true;
        vertx.cancelTimer(initTimer);
        tell(ProtocolMessage.ACKNOWLEDGED);
    }

    private void subscribe(ProtocolMessage message) {
        if (!acknowledged) {
            close(CloseCode.UNAUTHORIZED, "connection_init comes first.");
        } else if (operations.containsKey(message.id())) {
            close(CloseCode.TAKEN_ID, "Subscriber for " + InputSanitizer.quote(message.id()) + " already exists");
        } else {
            SubscriptionOperation operation = new SubscriptionOperation(this, message.id());
            operations.put(message.id(), operation);
            subscriptions.begin(message.payload(), demanded, caller, operation);
        }
    }

    /** Whether a result can be sent without being kept here. */
    boolean takesMore() {
        return !over && !stuck;
    }

    void tell(String text) {
        if (!over) {
            socket.writeTextMessage(text);
            checkRead();
        }
    }

    /** A subscription ends with errors; nothing more is said of it. */
    void failed(String id, JsonArray errors) {
        forget(id);
        tell(ProtocolMessage.error(id, errors));
    }

    void completed(String id) {
        forget(id);
        tell(ProtocolMessage.complete(id));
    }

    void broke(Throwable failure) {
        LOG.error("A subscription broke", failure);
        close(CloseCode.INTERNAL, "Internal server error");
    }

    /** Says goodbye, and why. */
    void close(CloseCode code, String reason) {
        if (!over) {
            release();
            socket.close(code.number(), shortened(reason));
            after(WebSocketSettings.FAREWELL, this::cut);
        }
    }

    /** As much of it as a closing frame has room for, in whole characters. */
    private static String shortened(String reason) {
        CharBuffer text = CharBuffer.wrap(reason);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(text, ByteBuffer.allocate(LONGEST_REASON), true);
        return reason.substring(0, text.position());
    }

    private void forget(String id) {
        SubscriptionOperation operation = operations.remove(id);
        if (operation != null) {
            operation.cancel();
        }
    }

    private void heard() {
        silentBeats = 0;
        if (!over) {
            checkRead();
        }
    }

    private void checkRead() {
        if (!stuck && !socket.isClosed() && socket.writeQueueFull()) {
            stuck = true;
            socket.pause();
            stuckTimer = after(patience.writeTimeout(), this::abandon);
        }
    }

    private void goOn() {
        if (stuck && !over) {
            stuck = false;
            vertx.cancelTimer(stuckTimer);
            socket.resume();
            List.copyOf(operations.values()).forEach(SubscriptionOperation::goOn);
        }
    }

    private void abandon() {
        close(
                CloseCode.STUCK,
                "Nothing was read for " + patience.writeTimeout().toSeconds()
                        + " s; resume after the last revision you have.");
    }

    private void expire() {
        close(
                CloseCode.UNAUTHORIZED,
                "The token has expired; connect with a new one and resume after the last revision you have.");
    }

    /** How long until then, as a timer takes it: no less than a moment, and no more than a socket ever lives. */
    private static Duration until(Instant end) {
        long left = Duration.between(Instant.now(), end).toSeconds() + 1;
        return Duration.ofSeconds(Math.max(0, Math.min(left, A_YEAR.toSeconds())))
                .plusMillis(1);
    }

    private void beat() {
        if (stuck) {
            return;
        }
        if (silentBeats++ == MOST_SILENT_BEATS) {
            release();
            cut();
        } else {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Without the client's consent: a goodbye waits behind what it does not read. */
    private void cut() {
        ChannelFuture unused = connection.channelHandlerContext().close();
    }

    private void fail(Throwable failure) {
        LOG.debug("a socket failed", failure);
        close(CloseCode.BAD_MESSAGE, String.valueOf(failure.getMessage()));
    }

    private void release() {
        over = true;
        vertx.cancelTimer(initTimer);
        vertx.cancelTimer(stuckTimer);
        vertx.cancelTimer(heartbeatTimer);
        vertx.cancelTimer(signedInTimer);
        List.copyOf(operations.values()).forEach(SubscriptionOperation::cancel);
        operations.clear();
    }

    private long after(Duration time, Runnable what) {
        return vertx.setTimer(time.toMillis(), timer -> what.run());
    }
}
