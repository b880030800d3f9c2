package io.lifeguard.service.exports;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.exports.ExportSlots.ExportSlot;
import io.lifeguard.service.exports.OpenExport.ExportOutcome;
import io.lifeguard.store.exports.FactSnapshot;
import io.lifeguard.store.exports.FactSnapshots;
import io.lifeguard.store.sql.RequestRevisions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens exports. */
@ApplicationScoped
public class ExportService {
    private final ExportSlots slots;
    private final FactSnapshots snapshots;
    private final ExportSettings settings;
    private final Vertx vertx;

    ExportService(ExportSlots slots, FactSnapshots snapshots, ExportSettings settings, Vertx vertx) {
        this.slots = slots;
        this.snapshots = snapshots;
        this.settings = settings;
        this.vertx = vertx;
    }

    /**
     * Opens an export of the present state for the present caller, who must close it.
     *
     * @return fails with {@link FailureCode#BUSY} or {@link FailureCode#TOO_MANY_REQUESTS} if too many are in progress, and
     *     with {@link FailureCode#STALE} if the state is older than the one that the request demands
     */
    public Uni<OpenExport> open() {
        return Uni.createFrom().deferred(() -> {
            ExportSlot slot = slots.acquire();
            boolean withSecret = CallerContext.seeSecretRooms();
            return snapshots
                    .open()
                    .call(ExportService::checkRevision)
                    .onFailure()
                    .invoke(() -> slot.release(ExportOutcome.FAILED))
                    .map(snapshot -> new OpenExport(slot, snapshot, withSecret, vertx, settings.timeout()));
        });
    }

    private static Uni<Void> checkRevision(FactSnapshot snapshot) {
        return RequestRevisions.required()
                .filter(required -> !snapshot.revision().isAtLeast(required))
                .map(required -> snapshot.close().chain(() -> Uni.createFrom()
                        .<Void>failure(LifeguardException.stale(required, snapshot.revision()))))
                .orElseGet(() -> {
                    RequestRevisions.observe(snapshot.revision());
                    return Uni.createFrom().voidItem();
                });
    }
}
