package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Revision;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.write.Epochs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Supplier;

/** The revision that an answer may be held to, and the one that a request may demand. */
@ApplicationScoped
public class RevisionService {
    private final ReadDatabase reads;
    private final Epochs epochs;

    RevisionService(ReadDatabase reads, Epochs epochs, MeterRegistry registry) {
        this.reads = reads;
        this.epochs = epochs;
        Gauge.builder("lifeguard.revision", reads, database -> database.newestRevision()
                        .map(Revision::number)
                        .orElse(0L))
                .description("The newest revision that this instance has read")
                .register(registry);
    }

    /** Reads the present state once, so that an answer that reads nothing has a revision to tell. */
    void learn(@Observes StartupEvent start) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> reads.currentRevision(Optional.empty()));
    }

    /** After a restoration: whatever revision somebody has from before is refused from now on. Gives the present one. */
    public Uni<Revision> beginEpoch() {
        return epochs.begin();
    }

    /** Waits for the state that the request demands, if it does; fails with {@link FailureCode#STALE} if it does not come. */
    public Uni<Void> reached() {
        return RequestRevisions.required().isEmpty()
                ? Uni.createFrom().voidItem()
                : reads.currentRevision(Optional.empty()).replaceWithVoid();
    }

    /** The state that the present request demands by now; empty outside one. */
    public Optional<Revision> demanded() {
        return RequestRevisions.required();
    }

    /** The newest state that anything here was read from; empty before anything was. */
    public Optional<Revision> newest() {
        return reads.newestRevision();
    }

    /** The newest state that a part of the present request's answer comes from by now; empty outside one. */
    public static Optional<Revision> answered() {
        return RequestRevisions.newestRead();
    }

    /**
     * Begins a request on the present Vert.x context.
     *
     * @param demanded the state that every read of it must have at least
     * @return tells, once the answer is ready, the newest state that a part of it comes from
     */
    public Supplier<Optional<Revision>> begin(Optional<Revision> demanded) {
        RequestRevisions request = RequestRevisions.begin(demanded);
        return () -> request.newest().or(reads::newestRevision);
    }
}
