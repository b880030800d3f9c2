package io.lifeguard.graphql.server.websocket;

import io.lifeguard.service.changes.SubscriptionSettings;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The open web sockets, and how many may be. Sockets whose client has not signed in have a limit of their own; beyond it the
 * oldest of them gives way, since a client that means to sign in does so at once.
 */
@Singleton
class OpenWebSockets {
    private static final int SOCKETS_PER_SUBSCRIBER = 4;

    private final int maxSignedIn;
    private final int maxUnauthenticated;
    private final Set<WebSocketSession> signedIn = new HashSet<>();
    private final Set<WebSocketSession> unauthenticated = new LinkedHashSet<>();

    OpenWebSockets(SubscriptionSettings subscriptions, WebSocketSettings settings) {
        this.maxSignedIn = SOCKETS_PER_SUBSCRIBER * subscriptions.maxSubscribers();
        this.maxUnauthenticated = settings.maxUnauthenticated();
    }

    int maxSignedIn() {
        return maxSignedIn;
    }

    synchronized boolean isFull() {
        return signedIn.size() >= maxSignedIn;
    }

    /** Adds a socket whose client has not signed in. */
    void addUnauthenticated(WebSocketSession session) {
        for (WebSocketSession oldest : addAndRemoveOldest(session)) {
            oldest.closeFromAnyThread(
                    CloseCode.TRY_AGAIN_LATER, "Too many web sockets wait for their token. Retry after 1 s or more.");
        }
    }

    private synchronized List<WebSocketSession> addAndRemoveOldest(WebSocketSession session) {
        unauthenticated.add(session);
        List<WebSocketSession> removed = unauthenticated.stream()
                .limit(Math.max(0, unauthenticated.size() - maxUnauthenticated))
                .toList();
        removed.forEach(unauthenticated::remove);
        return removed;
    }

    /** Adds a socket whose client has signed in; false if the limit is reached. */
    synchronized boolean tryAdd(WebSocketSession session) {
        if (signedIn.contains(session)) {
            return true;
        }
        unauthenticated.remove(session);
        return !isFull() && signedIn.add(session);
    }

    synchronized void remove(WebSocketSession session) {
        signedIn.remove(session);
        unauthenticated.remove(session);
    }

    synchronized List<WebSocketSession> all() {
        return Stream.concat(signedIn.stream(), unauthenticated.stream()).toList();
    }
}
