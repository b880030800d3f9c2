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

/** Revisions: the one that a request demands, the one that its response is read at, and the newest. */
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

    /** Reads the present revision, so that a response that reads no data has a revision too. */
    void readPresent(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> reads.currentRevision(Optional.empty()));
    }

    /** Begins a new epoch after the database was restored: revisions of earlier epochs are rejected from then on. */
    public Uni<Revision> beginEpoch() {
        return epochs.begin();
    }

    /**
     * Declares that the present request only reads, so that a read replica may answer it, which may lack the newest writes
     * unless the request demands them. Does nothing outside a request.
     */
    public static void permitReplica() {
        RequestRevisions.permitReplica();
    }

    /** Waits until the database has the revision that the request demands; fails with {@link FailureCode#STALE} if it does not come. */
    public Uni<Void> reached() {
        return RequestRevisions.required().isEmpty()
                ? Uni.createFrom().voidItem()
                : reads.currentRevision(Optional.empty()).replaceWithVoid();
    }

    /** The present revision, which is the one that the request demands or a later one; fails as {@link #reached} does. */
    public Uni<Revision> current() {
        return reads.currentRevision(Optional.empty());
    }

    /** The revision that the present request demands; empty outside a request. */
    public Optional<Revision> demanded() {
        return RequestRevisions.required();
    }

    /** The newest revision that this instance has read; empty before the first read. */
    public Optional<Revision> newest() {
        return reads.newestRevision();
    }

    /** The newest revision that the present request has read; empty outside a request. */
    public static Optional<Revision> answered() {
        return RequestRevisions.newestRead();
    }

    /**
     * Begins a request on the present Vert.x context.
     *
     * @param demanded the revision that every read of the request must have reached
     * @return supplies, once the response is ready, the newest revision that a part of it was read at
     */
    public Supplier<Optional<Revision>> begin(Optional<Revision> demanded) {
        RequestRevisions request = RequestRevisions.begin(demanded);
        return () -> request.newest().or(reads::newestRevision);
    }
}
