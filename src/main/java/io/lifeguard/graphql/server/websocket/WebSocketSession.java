package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.graphql.server.websocket.ProtocolMessage.InvalidMessageException;
import io.lifeguard.http.NettyChannels;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.Revision;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import jakarta.json.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One web socket that speaks graphql-transport-ws; everything runs on its event loop. A violation of the protocol or a failure
 * closes it with a code. While the client does not read, no results are fetched for it and no messages are read from it.
 */
final class WebSocketSession {
    private static final Logger LOG = Logger.getLogger(WebSocketSession.class);

    private final Context loop;
    private final ServerWebSocket socket;
    private final Channel channel;
    private final WebSocketTimeouts timeouts;
    private final Subscriptions subscriptions;
    private final Optional<Revision> demanded;
    private final Caller caller;
    private final Map<String, SubscriptionOperation> operations = new HashMap<>();
    private boolean acknowledged;
    private boolean closed;

    /**
     * @param channel of the socket, which can be closed without waiting for the client
     * @param demanded the revision that every result must have reached
     */
    WebSocketSession(
            Vertx vertx,
            ServerWebSocket socket,
            Channel channel,
            WebSocketSettings settings,
            Subscriptions subscriptions,
            Optional<Revision> demanded,
            Caller caller) {
        this.loop = vertx.getOrCreateContext();
        this.socket = socket;
        this.channel = channel;
        this.timeouts = new WebSocketTimeouts(vertx, settings, this::close);
        this.subscriptions = subscriptions;
        this.demanded = demanded;
        this.caller = caller;
    }

    /** @param onClose runs once, when the socket is closed */
    void start(Consumer<WebSocketSession> onClose) {
        socket.frameHandler(frame -> {
            timeouts.frameReceived();
            checkWritable();
        });
        socket.textMessageHandler(this::messageReceived);
        socket.binaryMessageHandler(bytes -> close(CloseCode.BAD_MESSAGE, "Messages must be text, not binary."));
        socket.exceptionHandler(this::socketFailed);
        socket.drainHandler(nothing -> resumeWriting());
        socket.closeHandler(nothing -> {
            release();
            onClose.accept(this);
        });
        timeouts.start(caller.until(), () -> socket.writePing(Buffer.buffer()), () -> {
            release();
            NettyChannels.closeNow(channel);
        });
    }

    /** Closes the socket because the service shuts down; may be called on any thread. */
    void goAway() {
        loop.runOnContext(nothing -> close(CloseCode.GOING_AWAY, "The service is shutting down."));
    }

    private void messageReceived(String text) {
        try {
            if (!closed) {
                handle(ProtocolMessage.parse(text));
            }
        } catch (InvalidMessageException e) {
            close(CloseCode.BAD_MESSAGE, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            internalError(e);
        }
    }

    private void handle(ProtocolMessage message) {
        switch (message.type()) {
            case CONNECTION_INIT -> acknowledge();
            case PING -> send(ProtocolMessage.PONG);
            case PONG -> {}
            case SUBSCRIBE -> subscribe(message);
            case COMPLETE -> remove(message.id());
        }
    }

    private void acknowledge() {
        if (acknowledged) {
            close(CloseCode.INIT_AGAIN, "connection_init was received twice.");
            return;
        }
        acknowledged = true;
        timeouts.initReceived();
        send(ProtocolMessage.ACKNOWLEDGED);
    }

    private void subscribe(ProtocolMessage message) {
        if (!acknowledged) {
            close(CloseCode.UNAUTHORIZED, "connection_init must be sent before subscribe.");
        } else if (operations.containsKey(message.id())) {
            close(CloseCode.TAKEN_ID, "Subscriber for " + InputSanitizer.quote(message.id()) + " already exists");
        } else {
            SubscriptionOperation operation = new SubscriptionOperation(this, message.id());
            operations.put(message.id(), operation);
            subscriptions.start(message.payload(), demanded, caller, operation);
        }
    }

    /** Whether a result can be sent without being queued here. */
    boolean isWritable() {
        return !closed && !timeouts.isWriteBlocked();
    }

    void send(String message) {
        if (!closed) {
            socket.writeTextMessage(message);
            checkWritable();
        }
    }

    /** Ends a subscription with errors. */
    void fail(String id, JsonArray errors) {
        remove(id);
        send(ProtocolMessage.error(id, errors));
    }

    void complete(String id) {
        remove(id);
        send(ProtocolMessage.complete(id));
    }

    void internalError(Throwable failure) {
        LOG.error("Subscription failed", failure);
        close(CloseCode.INTERNAL, "Internal server error");
    }

    /** Sends a close frame, and closes the connection after a timeout if the client does not respond to it. */
    private void close(CloseCode code, String reason) {
        if (!closed) {
            release();
            socket.close(code.number(), CloseCode.truncateReason(reason));
            timeouts.afterCloseTimeout(() -> NettyChannels.closeNow(channel));
        }
    }

    private void remove(String id) {
        SubscriptionOperation operation = operations.remove(id);
        if (operation != null) {
            operation.cancel();
        }
    }

    private void checkWritable() {
        if (isWritable() && !socket.isClosed() && socket.writeQueueFull()) {
            socket.pause();
            timeouts.writeBlocked();
        }
    }

    private void resumeWriting() {
        if (timeouts.isWriteBlocked() && !closed) {
            timeouts.writeResumed();
            socket.resume();
            List.copyOf(operations.values()).forEach(SubscriptionOperation::resume);
        }
    }

    private void socketFailed(Throwable failure) {
        LOG.debug("Web socket failed", failure);
        close(CloseCode.BAD_MESSAGE, String.valueOf(failure.getMessage()));
    }

    private void release() {
        closed = true;
        timeouts.cancel();
        List.copyOf(operations.values()).forEach(SubscriptionOperation::cancel);
        operations.clear();
    }
}
