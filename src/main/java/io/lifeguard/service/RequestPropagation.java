package io.lifeguard.service;

import io.lifeguard.store.sql.RequestRevisions;
import io.vertx.core.Context;

/**
 * Continues a request on another Vert.x context: with its caller, its revisions and its trace, and without its Hibernate
 * session, which belongs to the event loop that opened it.
 */
public final class RequestPropagation {
    private RequestPropagation() {}

    /**
     * Continues a request.
     *
     * @param request its context
     * @param other a duplicated context
     */
    public static void carry(Context request, Context other) {
        CallerContext.carry(request, other);
        RequestRevisions.carry(request, other);
        TracePropagation.carry(request, other);
    }
}
