package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.http.authentication.DeniedException;
import io.lifeguard.http.authentication.TokenAuthenticator;
import io.lifeguard.model.FailureCode;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Authenticates the client of one web socket: by the header of its handshake, by the token of {@code connection_init}, and
 * by tokens that renew these.
 */
final class WebSocketSignIn {
    private final TokenAuthenticator authenticator;
    private final Handshake handshake;
    private final Socket socket;
    private boolean initialised;
    private boolean renewing;
    private Optional<Caller> acknowledged = Optional.empty();

    /** What the client signs in to. */
    interface Socket {
        /** Lets a caller go on until its token expires; closes the socket and returns false if there is no room for it. */
        boolean admit(Caller caller);

        /** Sends the first message to the client. */
        void acknowledge(String message);

        void send(String message);

        void close(CloseCode code, String reason);

        /** Closes the socket because of a fault of the service. */
        void internalError(Throwable failure);
    }

    WebSocketSignIn(TokenAuthenticator authenticator, Handshake handshake, Socket socket) {
        this.authenticator = authenticator;
        this.handshake = handshake;
        this.socket = socket;
    }

    /** Admits the caller of the handshake; false if it had none. */
    boolean start() {
        handshake.caller().ifPresent(socket::admit);
        return handshake.caller().isPresent();
    }

    /** The caller, once {@code connection_init} was acknowledged. */
    Optional<Caller> acknowledged() {
        return acknowledged;
    }

    /** Answers {@code connection_init}. Its token counts rather than that of the handshake. */
    void initialise(ProtocolMessage message) {
        Optional<String> token = message.authorization();
        if (initialised) {
            socket.close(CloseCode.INIT_AGAIN, "connection_init was received twice.");
        } else if (token.isPresent() && requiresToken()) {
            authenticate(token.get(), this::acknowledge, this::refuse);
        } else {
            handshake
                    .caller()
                    .ifPresentOrElse(
                            this::acknowledge,
                            () -> socket.close(
                                    CloseCode.UNAUTHORIZED,
                                    "Sign in: the payload of connection_init must be {\"Authorization\": \"Bearer <token>\"}."));
        }
        initialised = true;
    }

    private void acknowledge(Caller caller) {
        if (socket.admit(caller)) {
            acknowledged = Optional.of(caller);
            socket.acknowledge(ProtocolMessage.acknowledged(caller.until()));
        }
    }

    /** Answers a ping. It may have a new token, since the protocol permits no second {@code connection_init}. */
    void answerPing(ProtocolMessage message) {
        Optional<String> token = message.authorization();
        if (acknowledged.isEmpty() || token.isEmpty() || renewing || !requiresToken()) {
            socket.send(ProtocolMessage.PONG);
            return;
        }
        Caller caller = acknowledged.get();
        renewing = true;
        authenticate(
                token.get(),
                renewed -> {
                    renewing = false;
                    renew(caller, renewed);
                },
                denied -> {
                    renewing = false;
                    if (code(denied) == CloseCode.TRY_AGAIN_LATER) {
                        socket.send(ProtocolMessage.renewed(caller.until())); // not renewed: the provider is away
                    } else {
                        refuse(denied);
                    }
                });
    }

    /** Running subscriptions depend on the subject and the role, so that both must stay. */
    private void renew(Caller caller, Caller renewed) {
        if (!renewed.name().equals(caller.name()) || renewed.role() != caller.role()) {
            socket.close(
                    CloseCode.FORBIDDEN, "The new token has another subject or another role; connect with it instead.");
        } else if (socket.admit(renewed)) {
            acknowledged = Optional.of(renewed);
            socket.send(ProtocolMessage.renewed(renewed.until()));
        }
    }

    /** Where nobody signs in, the caller of the handshake is one without a token. */
    private boolean requiresToken() {
        return handshake.caller().map(caller -> caller.until().isPresent()).orElse(true);
    }

    private void authenticate(String token, Consumer<Caller> accepted, Consumer<Throwable> denied) {
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(nothing -> {
            UncaughtFailures.listen(socket::internalError);
            authenticator.authenticate(handshake.request(), token).subscribe().with(accepted, denied);
        });
    }

    private void refuse(Throwable denied) {
        socket.close(code(denied), String.valueOf(denied.getMessage()));
    }

    private static CloseCode code(Throwable failure) {
        return failure instanceof DeniedException denied
                        && denied.denial().code() == FailureCode.IDENTITY_PROVIDER_UNAVAILABLE
                ? CloseCode.TRY_AGAIN_LATER
                : CloseCode.FORBIDDEN;
    }
}
