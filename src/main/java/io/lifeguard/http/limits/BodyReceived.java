package io.lifeguard.http.limits;

import io.vertx.ext.web.RoutingContext;

/**
 * Whether the body of a request has been received completely. An endpoint that reads the body as a stream reports it here,
 * since Vert.x does not consider such a request ended.
 */
public final class BodyReceived {
    private static final String COMPLETE = BodyReceived.class.getName();

    private BodyReceived() {}

    /** From now on the minimum rate does not apply to the client. */
    public static void complete(RoutingContext request) {
        request.put(COMPLETE, true);
    }

    static boolean isComplete(RoutingContext request) {
        return request.request().isEnded() || request.get(COMPLETE) != null;
    }
}
