package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.http.NettyChannels;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.model.Revision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.changes.SubscriptionSettings;
import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Accepts web sockets for GraphQL subscriptions. Handles upgrades before SmallRye's own endpoint, which sends without regard to
 * whether the client reads, and sends a failure as one more result.
 */
@Singleton
class WebSocketEndpoint {
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final Pattern GRAPHQL = Pattern.compile("/+graphql/*");
    private static final int AFTER_AUTHORIZATION = 100;
    private static final int SOCKETS_PER_SUBSCRIBER = 4;

    private final Vertx vertx;
    private final Subscriptions subscriptions;
    private final RevisionService revisions;
    private final WebSocketSettings settings;
    private final ShutdownState shutdown;
    private final int maxSockets;
    private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

    WebSocketEndpoint(
            Vertx vertx,
            Subscriptions subscriptions,
            RevisionService revisions,
            WebSocketSettings settings,
            ShutdownState shutdown,
            SubscriptionSettings subscriptionSettings) {
        this.vertx = vertx;
        this.subscriptions = subscriptions;
        this.revisions = revisions;
        this.settings = settings;
        this.shutdown = shutdown;
        this.maxSockets = SOCKETS_PER_SUBSCRIBER * subscriptionSettings.maxSubscribers();
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
            ProblemResponse.send(routing, 400, "Sec-WebSocket-Protocol must offer " + PROTOCOL + ".");
        } else if (shutdown.begun()) {
            ProblemResponse.send(routing, 503, "The service is shutting down. Connect to another instance.");
        } else if (sessions.size() >= maxSockets) {
            ProblemResponse.send(routing, 503, maxSockets + " web sockets are open, the limit. Retry after 1 second.");
        } else {
            Optional<Revision> demanded = revisions.demanded();
            Caller caller = CallerContext.present().orElseThrow();
            Channel channel = NettyChannels.of(request);
            request.toWebSocket()
                    .onSuccess(socket -> {
                        WebSocketSession session =
                                new WebSocketSession(vertx, socket, channel, settings, subscriptions, demanded, caller);
                        sessions.add(session);
                        session.start(sessions::remove);
                    })
                    .onFailure(failure -> UncaughtFailures.report(routing, failure));
        }
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(protocol -> protocol.strip().equals(PROTOCOL));
    }

    /** Closes all sockets at the start of the shutdown, so that clients reconnect to another instance. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        sessions.forEach(WebSocketSession::goAway);
    }
}
