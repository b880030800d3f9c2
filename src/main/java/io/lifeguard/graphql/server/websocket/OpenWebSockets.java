package io.lifeguard.graphql.server.websocket;

import io.lifeguard.access.Caller;
import io.lifeguard.service.CallerShares;
import io.lifeguard.service.changes.SubscriptionSettings;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final CallerShares shares;
    private final Map<WebSocketSession, Caller> signedIn = new HashMap<>();
    private final Set<WebSocketSession> unauthenticated = new LinkedHashSet<>();

    OpenWebSockets(SubscriptionSettings subscriptions, WebSocketSettings settings) {
        this.maxSignedIn = SOCKETS_PER_SUBSCRIBER * subscriptions.maxSubscribers();
        this.shares = new CallerShares(SOCKETS_PER_SUBSCRIBER * subscriptions.presentMaxPerCaller());
        this.maxUnauthenticated = settings.maxUnauthenticated();
    }

    int maxSignedIn() {
        return maxSignedIn;
    }

    int maxPerCaller() {
        return shares.maxPerCaller();
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

    /** Adds a socket whose client has signed in, or signs in anew; false if the limit of all or of the caller is reached. */
    synchronized boolean tryAdd(WebSocketSession session, Caller caller) {
        if (signedIn.containsKey(session)) {
            return true;
        }
        unauthenticated.remove(session);
        if (isFull() || !shares.tryAdd(Optional.of(caller))) {
            return false;
        }
        signedIn.put(session, caller);
        return true;
    }

    synchronized void remove(WebSocketSession session) {
        shares.remove(Optional.ofNullable(signedIn.remove(session)));
        unauthenticated.remove(session);
    }

    synchronized List<WebSocketSession> all() {
        return Stream.concat(signedIn.keySet().stream(), unauthenticated.stream())
                .toList();
    }
}
