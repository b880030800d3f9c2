package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.model.Revision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.changes.SubscriptionSettings;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where GraphQL's sockets begin. It stands before SmallRye's own door, which sends without regard to whether the client
 * reads, and takes a last item and a failure for one result.
 */
@Singleton
class WebSocketEndpoint {
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final Pattern GRAPHQL = Pattern.compile("/+graphql/*");
    private static final int AFTER_AUTHORIZATION = 100;
    private static final int SOCKETS_FOR_EACH_SUBSCRIBER = 4;

    private final Vertx vertx;
    private final Subscriptions subscriptions;
    private final RevisionService revisions;
    private final WebSocketSettings patience;
    private final ShutdownState stopping;
    private final int most;
    private final Set<WebSocketSession> conversations = ConcurrentHashMap.newKeySet();

    WebSocketEndpoint(
            Vertx vertx,
            Subscriptions subscriptions,
            RevisionService revisions,
            WebSocketSettings patience,
            ShutdownState stopping,
            SubscriptionSettings feed) {
        this.vertx = vertx;
        this.subscriptions = subscriptions;
        this.revisions = revisions;
        this.patience = patience;
        this.stopping = stopping;
        this.most = SOCKETS_FOR_EACH_SUBSCRIBER * feed.maxSubscribers();
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_AUTHORIZATION);
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean asksForSocket = request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
        if (!asksForSocket || !GRAPHQL.matcher(routing.normalizedPath()).matches()) {
            routing.next();
        } else if (!speaksTheProtocol(request)) {
            ProblemResponse.send(
                    routing, 400, "A socket here speaks " + PROTOCOL + "; offer it in Sec-WebSocket-Protocol.");
        } else if (stopping.begun()) {
            ProblemResponse.send(routing, 503, "The service stops; another instance may take the socket.");
        } else if (conversations.size() >= most) {
            ProblemResponse.send(routing, 503, "There are " + most + " sockets already; try again a little later.");
        } else {
            Optional<Revision> demanded = revisions.demanded();
            Caller caller = CallerContext.present().orElseThrow();
            ConnectionBase connection = (ConnectionBase) request.connection();
            request.toWebSocket().onSuccess(socket -> {
                WebSocketSession conversation =
                        new WebSocketSession(vertx, socket, connection, patience, subscriptions, demanded, caller);
                conversations.add(conversation);
                conversation.begin(conversations::remove);
            });
        }
    }

    private static boolean speaksTheProtocol(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(protocol -> protocol.strip().equals(PROTOCOL));
    }

    /** At the very beginning of the end: whoever reads on does so from another instance. */
    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        conversations.forEach(WebSocketSession::goAway);
    }
}
