package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.store.Reads;
import io.lifeguard.store.RequestRevisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** The revision that an answer may be held to, and the one that a request may demand. */
@ApplicationScoped
public class Revisions {
    private final Reads reads;

    Revisions(Reads reads) {
        this.reads = reads;
    }

    /**
     * Begins a request on the present Vert.x context.
     *
     * @param demanded the state that every read of it must have at least
     * @return tells, once the answer is ready, the newest state that a part of it comes from; empty while nothing was ever read
     */
    public Supplier<Optional<Revision>> begin(Optional<Revision> demanded) {
        RequestRevisions request = RequestRevisions.begin(demanded);
        return () -> request.answeredFrom().or(reads::newest);
    }
}
