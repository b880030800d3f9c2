package io.lifeguard.graphql.server.websocket;

import io.lifeguard.http.NettyChannels;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.http.authentication.TokenAuthenticator;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.changes.RevisionService;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Accepts web sockets for GraphQL subscriptions. Handles upgrades before SmallRye's own endpoint, which sends without regard to
 * whether the client reads, and sends a failure as one more result.
 */
@Singleton
class WebSocketEndpoint {
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    /** Vert.x would also speak the drafts before it. */
    private static final String VERSION = "13";

    private static final Pattern GRAPHQL = Pattern.compile("/+graphql/*");
    private static final int AFTER_AUTHORIZATION = 100;

    private final Vertx vertx;
    private final Subscriptions subscriptions;
    private final RevisionService revisions;
    private final WebSocketSettings settings;
    private final ShutdownState shutdown;
    private final TokenAuthenticator authenticator;
    private final OpenWebSockets sockets;
    private final MessageMemory memory;

    WebSocketEndpoint(
            Vertx vertx,
            Subscriptions subscriptions,
            RevisionService revisions,
            WebSocketSettings settings,
            ShutdownState shutdown,
            TokenAuthenticator authenticator,
            OpenWebSockets sockets,
            MessageMemory memory) {
        this.vertx = vertx;
        this.subscriptions = subscriptions;
        this.revisions = revisions;
        this.settings = settings;
        this.shutdown = shutdown;
        this.authenticator = authenticator;
        this.sockets = sockets;
        this.memory = memory;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_AUTHORIZATION);
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean isUpgrade = request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
        if (!isUpgrade || !GRAPHQL.matcher(routing.normalizedPath()).matches()) {
            routing.next();
        } else if (!offersProtocol(request)) {
            ProblemResponse.send(
                    routing, ProblemType.MALFORMED_REQUEST, "Sec-WebSocket-Protocol must offer " + PROTOCOL + ".");
        } else if (!VERSION.equals(request.getHeader(VERSION_HEADER))) {
            routing.response().putHeader(VERSION_HEADER, VERSION);
            ProblemResponse.send(
                    routing, ProblemType.UPGRADE_REQUIRED, VERSION_HEADER + " must be " + VERSION + " (RFC 6455).");
        } else if (!request.headers().contains("Sec-WebSocket-Key")) {
            ProblemResponse.send(routing, ProblemType.MALFORMED_REQUEST, "Sec-WebSocket-Key is missing.");
        } else if (shutdown.begun()) {
            ProblemResponse.send(
                    routing, ProblemType.UNAVAILABLE, "The service is shutting down. Connect to another instance.");
        } else if (CallerContext.present().isPresent() && sockets.isFull()) {
            ProblemResponse.send(
                    routing,
                    ProblemType.BUSY,
                    sockets.maxSignedIn() + " web sockets are open, the limit. Retry after 1 second.");
        } else {
            open(new Handshake(routing, CallerContext.present(), revisions.demanded()));
        }
    }

    private void open(Handshake handshake) {
        HttpServerRequest request = handshake.request().request();
        Channel channel = NettyChannels.of(request);
        request.toWebSocket()
                .onSuccess(socket -> new WebSocketSession(
                                vertx,
                                socket,
                                channel,
                                handshake,
                                settings,
                                authenticator,
                                sockets,
                                memory,
                                subscriptions)
                        .start())
                .onFailure(failure -> {
                    if (!(failure instanceof WebSocketHandshakeException)) { // which Vert.x has answered
                        UncaughtFailures.report(handshake.request(), failure);
                    }
                });
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(protocol -> protocol.strip().equals(PROTOCOL));
    }

    /** Closes all sockets at the start of the shutdown, so that clients reconnect to another instance. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        sockets.all()
                .forEach(session -> session.closeFromAnyThread(CloseCode.GOING_AWAY, "The service is shutting down."));
    }
}
