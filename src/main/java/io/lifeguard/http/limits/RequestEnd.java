package io.lifeguard.http.limits;

import io.vertx.ext.web.RoutingContext;

/**
 * The end of a request, however it ends: its response was sent, its client is gone, or it was cancelled. Vert.x does not
 * report every end to its handlers; this does, within a second.
 */
public final class RequestEnd {
    private RequestEnd() {}

    /** Runs an action once when the request has ended, at once if it has ended already. Any thread may call this. */
    public static void onEnd(RoutingContext routing, Runnable action) {
        ActiveRequest.of(routing).onEnd(action);
    }
}
