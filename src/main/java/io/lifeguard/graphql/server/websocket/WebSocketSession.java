package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.graphql.server.websocket.ProtocolMessage.InvalidMessageException;
import io.lifeguard.http.NettyChannels;
import io.lifeguard.http.authentication.TokenAuthenticator;
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
import org.jboss.logging.Logger;

/**
 * One web socket that speaks graphql-transport-ws; everything runs on its event loop. A violation of the protocol or a failure
 * closes it with a code. While the client does not read, no results are fetched for it and no messages are read from it.
 */
final class WebSocketSession implements WebSocketSignIn.Socket {
    private static final Logger LOG = Logger.getLogger(WebSocketSession.class);

    private final Context loop;
    private final ServerWebSocket socket;
    private final Channel channel;
    private final WebSocketTimeouts timeouts;
    private final WebSocketSignIn signIn;
    private final OpenWebSockets sockets;
    private final PartialMessage partialMessage;
    private final Subscriptions subscriptions;
    private final Optional<Revision> demanded;
    private final Map<String, SubscriptionOperation> operations = new HashMap<>();
    private boolean closed;

    /** @param channel of the socket, which can be closed without waiting for the client */
    WebSocketSession(
            Vertx vertx,
            ServerWebSocket socket,
            Channel channel,
            Handshake handshake,
            WebSocketSettings settings,
            TokenAuthenticator authenticator,
            OpenWebSockets sockets,
            MessageMemory memory,
            Subscriptions subscriptions) {
        this.loop = vertx.getOrCreateContext();
        this.socket = socket;
        this.channel = channel;
        this.timeouts = new WebSocketTimeouts(vertx, settings, this::close);
        this.signIn = new WebSocketSignIn(authenticator, handshake, this);
        this.sockets = sockets;
        this.partialMessage = new PartialMessage(memory, this::close);
        this.subscriptions = subscriptions;
        this.demanded = handshake.demanded();
    }

    void start() {
        socket.frameHandler(frame -> {
            timeouts.frameReceived();
            partialMessage.frameReceived(frame);
            checkWritable();
        });
        socket.textMessageHandler(this::messageReceived);
        socket.binaryMessageHandler(bytes -> close(CloseCode.BAD_MESSAGE, "Messages must be text, not binary."));
        socket.exceptionHandler(this::socketFailed);
        socket.drainHandler(nothing -> resumeWriting());
        socket.closeHandler(nothing -> {
            release();
            sockets.remove(this);
        });
        partialMessage.countOn(channel);
        timeouts.start(() -> socket.writePing(Buffer.buffer()), () -> {
            release();
            NettyChannels.closeNow(channel);
        });
        if (!signIn.start()) {
            sockets.addUnauthenticated(this);
        }
    }

    /** Closes the socket; may be called on any thread. */
    void closeFromAnyThread(CloseCode code, String reason) {
        loop.runOnContext(nothing -> close(code, reason));
    }

    @Override
    public boolean admit(Caller caller) {
        if (closed || !sockets.tryAdd(this, caller)) {
            close(
                    CloseCode.TRY_AGAIN_LATER,
                    sockets.isFull()
                            ? sockets.maxSignedIn() + " web sockets are open, the limit. Retry after 1 s or more."
                            : sockets.maxPerCaller() + " web sockets of yours are open, the limit of one caller.");
            return false;
        }
        partialMessage.signedIn();
        timeouts.closeAt(caller.until());
        return true;
    }

    @Override
    public void acknowledge(String message) {
        timeouts.acknowledged();
        send(message);
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
            case CONNECTION_INIT -> signIn.initialise(message);
            case PING -> signIn.answerPing(message);
            case PONG -> {}
            case SUBSCRIBE -> subscribe(message);
            case COMPLETE -> remove(message.id());
        }
    }

    private void subscribe(ProtocolMessage message) {
        Optional<Caller> caller = signIn.acknowledged();
        if (caller.isEmpty()) {
            close(CloseCode.UNAUTHORIZED, "connection_init must be acknowledged before subscribe.");
        } else if (operations.containsKey(message.id())) {
            close(CloseCode.TAKEN_ID, "Subscriber for " + InputSanitizer.quote(message.id()) + " already exists");
        } else {
            SubscriptionOperation operation = new SubscriptionOperation(this, message.id());
            operations.put(message.id(), operation);
            subscriptions.start(message.payload(), demanded, caller.get(), operation);
        }
    }

    /** Whether a result can be sent without being queued here. */
    boolean isWritable() {
        return !closed && !timeouts.isWriteBlocked();
    }

    @Override
    public void send(String message) {
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

    @Override
    public void internalError(Throwable failure) {
        LOG.error("Subscription failed", failure);
        close(CloseCode.INTERNAL, "Internal server error");
    }

    /** Sends a close frame, and closes the connection after a timeout if the client does not respond to it. */
    @Override
    public void close(CloseCode code, String reason) {
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
