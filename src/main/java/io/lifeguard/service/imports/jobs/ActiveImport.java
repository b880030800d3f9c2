package io.lifeguard.service.imports.jobs;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.imports.jobs.ImportSlots.ImportSlot;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** An import that this instance runs, or that waits here. Thread-safe. */
final class ActiveImport {
    private final UUID id;
    private final ImportSlot slot;
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NONE);
    private final AtomicReference<Optional<ImportEnd>> end = new AtomicReference<>(Optional.empty());

    /** Why an import is to end before its file does. */
    enum Stop {
        NONE,
        CANCELLED,
        /** Another instance has ended it, because this one did not renew it in time. */
        LOST
    }

    /** How an import ended. */
    record ImportEnd(ImportState state, Optional<ImportFailure> failure) {}

    ActiveImport(UUID id, ImportSlot slot) {
        this.id = id;
        this.slot = slot;
    }

    UUID id() {
        return id;
    }

    ImportSlot slot() {
        return slot;
    }

    /** Ends the import after the present batch, or at once while it waits. */
    void stop(Stop reason) {
        stop.compareAndSet(Stop.NONE, reason);
        if (!slot.isRunning()) {
            slot.release();
        }
    }

    boolean isCancelled() {
        return stop.get() == Stop.CANCELLED;
    }

    /** Throws if the import is to end. */
    void check() {
        switch (Objects.requireNonNull(stop.get())) {
            case NONE -> {}
            case CANCELLED -> throw LifeguardException.importCancelled("The import was cancelled.");
            case LOST ->
                throw LifeguardException.importCancelled(
                        "Another instance has ended the import, because this one did not respond in time.");
        }
    }

    /** How it ended, once it has ended. */
    Optional<ImportEnd> end() {
        return Objects.requireNonNull(end.get());
    }

    void setEnd(ImportEnd reached) {
        end.set(Optional.of(reached));
    }
}
