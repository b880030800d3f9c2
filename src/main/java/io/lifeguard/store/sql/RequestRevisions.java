package io.lifeguard.store.sql;

import io.lifeguard.model.Revision;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/** The revisions of one request, kept with its Vert.x context: what it demands, and the newest state that it was answered from. */
public final class RequestRevisions {
    private static final String KEY = RequestRevisions.class.getName();
    private volatile Optional<Revision> required;
    private volatile Optional<Revision> newest = Optional.empty();

    private RequestRevisions(Optional<Revision> demanded) {
        this.required = demanded;
    }

    /** Begins a request on the present context. */
    public static RequestRevisions begin(Optional<Revision> demanded) {
        RequestRevisions revisions = new RequestRevisions(demanded);
        Vertx.currentContext().putLocal(KEY, revisions);
        return revisions;
    }

    /** As {@link #add}, for the state that a write of the present request leaves or was judged on; nothing outside a request. */
    public static void observe(Revision revision) {
        current().ifPresent(request -> request.add(revision));
    }

    /** The state that the present request demands by now; empty outside one. */
    public static Optional<Revision> required() {
        return current().flatMap(request -> request.required);
    }

    /** The newest state that a part of the present request's answer comes from; empty outside one. */
    public static Optional<Revision> newestRead() {
        return current().flatMap(RequestRevisions::newest);
    }

    /** Those of the present request; empty outside one. */
    static Optional<RequestRevisions> current() {
        Context context = Vertx.currentContext();
        // whatever runs on the root of an event loop, such as what sends traces, belongs to no request
        boolean ofRequest = context != null && VertxContext.isDuplicatedContext(context);
        return ofRequest ? Optional.ofNullable(context.getLocal(KEY)) : Optional.empty();
    }

    /** The newest state that a part of the answer comes from: what follows it never goes back; empty if nothing was read. */
    public Optional<Revision> newest() {
        return newest;
    }

    /**
     * Notes the state that a part of the answer comes from: whatever is read for the same answer later has that state at
     * least.
     */
    synchronized void add(Revision revision) {
        newest = newer(newest, revision);
        required = newer(required, revision);
    }

    private static Optional<Revision> newer(Optional<Revision> known, Revision revision) {
        return known.filter(k -> k.isAtLeast(revision)).or(() -> Optional.of(revision));
    }
}
