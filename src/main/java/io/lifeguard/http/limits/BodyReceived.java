package io.lifeguard.http.limits;

import io.vertx.ext.web.RoutingContext;

/**
 * That the body of a request has come whole, said by whoever has read it as a stream. Vert.x takes such a request for one
 * that has not ended: nobody asks it for more.
 */
public final class BodyReceived {
    private static final String WHOLE = BodyReceived.class.getName();

    private BodyReceived() {}

    /** From now on nobody waits for the client. */
    public static void whole(RoutingContext request) {
        request.put(WHOLE, true);
    }

    static boolean isWhole(RoutingContext request) {
        return request.request().isEnded() || request.get(WHOLE) != null;
    }
}
