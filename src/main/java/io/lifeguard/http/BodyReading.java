package io.lifeguard.http;

import io.vertx.ext.web.RoutingContext;

/** Tells failures of a client, whose body cannot be read, from faults of the service. */
public final class BodyReading {
    private static final String BEGUN = BodyReading.class.getName();

    private BodyReading() {}

    /** Notes that the body of a request is read from now on. */
    public static void begin(RoutingContext request) {
        request.put(BEGUN, true);
    }

    /** Whether a failed request failed while its body was read, because of its length or its chunks. */
    public static boolean isMalformed(RoutingContext request) {
        return request.get(BEGUN) != null && !request.request().isEnded() && !(request.failure() instanceof Error);
    }
}
