package io.lifeguard.store.sql;

import io.lifeguard.model.Revision;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The revisions of one request, in its Vert.x context: the one that its reads must have reached, and the newest that one read. */
public final class RequestRevisions {
    private static final String KEY = RequestRevisions.class.getName();
    private volatile Optional<Revision> required;
    private volatile Optional<Revision> newest = Optional.empty();
    private volatile boolean mayReadReplica;

    private RequestRevisions(Optional<Revision> required) {
        this.required = required;
    }

    /** Begins a request on the current context. */
    public static RequestRevisions begin(Optional<Revision> required) {
        RequestRevisions revisions = new RequestRevisions(required);
        Vertx.currentContext().putLocal(KEY, revisions);
        return revisions;
    }

    /**
     * Declares that the current request writes nothing and needs no newer state than it requires, so that a replica may
     * answer its reads. Does nothing outside a request.
     */
    public static void permitReplica() {
        current().ifPresent(request -> request.mayReadReplica = true);
    }

    /** Makes reads on another context reads of the same request. */
    public static void carry(Context request, Context other) {
        other.putLocal(KEY, request.getLocal(KEY));
    }

    /** As {@link #add}, for the revision of a write of the current request; does nothing outside a request. */
    public static void observe(Revision revision) {
        current().ifPresent(request -> request.add(revision));
    }

    /** The revision that the next read of the current request must have reached; empty outside a request. */
    public static Optional<Revision> required() {
        return current().flatMap(request -> request.required);
    }

    /** The newest revision that the current request has read; empty outside a request. */
    public static Optional<Revision> newestRead() {
        return current().flatMap(RequestRevisions::newest);
    }

    /** The revisions of the current request; empty outside a request. */
    static Optional<RequestRevisions> current() {
        Context context = Vertx.currentContext();
        // work on the root context of an event loop, such as the export of traces, belongs to no request
        boolean ofRequest = context != null && VertxContext.isDuplicatedContext(context);
        return ofRequest ? Optional.ofNullable(context.getLocal(KEY)) : Optional.empty();
    }

    boolean mayReadReplica() {
        return mayReadReplica;
    }

    /** The newest revision that the request has read; empty if it has read nothing. */
    public Optional<Revision> newest() {
        return newest;
    }

    /**
     * Adds a revision that the request has read. Later reads of the request must have reached it, so that a response never
     * goes back in time.
     */
    synchronized void add(Revision revision) {
        newest = newer(newest, revision);
        required = newer(required, revision);
    }

    private static Optional<Revision> newer(Optional<Revision> known, Revision revision) {
        return known.filter(k -> k.isAtLeast(revision)).or(() -> Optional.of(revision));
    }
}
