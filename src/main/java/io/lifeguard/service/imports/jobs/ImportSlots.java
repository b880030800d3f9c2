package io.lifeguard.service.imports.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Limits the imports that are in progress, and those that wait for one of them to end. Thread-safe. */
public final class ImportSlots {
    private final int maxRunning;
    private final int maxWaiting;
    private final Deque<ImportSlot> ready = new ArrayDeque<>();
    private int running;
    private int waiting;

    ImportSlots(int maxRunning, int maxWaiting) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
    }

    private enum SlotState {
        RUNNING,
        WAITING,
        RELEASED
    }

    /** The place of one import. It must be released once, whatever becomes of the import; further releases do nothing. */
    public final class ImportSlot {
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
        private SlotState state;

        private ImportSlot(SlotState state) {
            this.state = state;
        }

        boolean isRunning() {
            synchronized (ImportSlots.this) {
                return state == SlotState.RUNNING;
            }
        }

        /** Waits until the import may run; emits false if the slot is released before. */
        CompletionStage<Boolean> awaitTurn() {
            synchronized (ImportSlots.this) {
                if (state == SlotState.RUNNING) {
                    return CompletableFuture.completedFuture(true);
                }
                if (state == SlotState.WAITING && !ready.contains(this)) {
                    ready.add(this);
                }
            }
            startNext();
            return turn;
        }

        public void release() {
            synchronized (ImportSlots.this) {
                if (state == SlotState.RUNNING) {
                    running--;
                } else if (state == SlotState.WAITING) {
                    waiting--;
                    ready.remove(this);
                }
                state = SlotState.RELEASED;
            }
            turn.complete(false);
            startNext();
        }
    }

    /** A slot of an import that runs as soon as its file is received; empty if there is none. */
    synchronized Optional<ImportSlot> tryRun() {
        if (running == maxRunning) {
            return Optional.empty();
        }
        running++;
        return Optional.of(new ImportSlot(SlotState.RUNNING));
    }

    /** A slot of an import that may have to wait once its file is received; empty if too many wait. */
    synchronized Optional<ImportSlot> tryWait() {
        if (waiting == maxWaiting) {
            return Optional.empty();
        }
        waiting++;
        return Optional.of(new ImportSlot(SlotState.WAITING));
    }

    private void startNext() {
        for (Optional<ImportSlot> next = next(); next.isPresent(); next = next()) {
            next.get().turn.complete(true);
        }
    }

    private synchronized Optional<ImportSlot> next() {
        if (running == maxRunning || ready.isEmpty()) {
            return Optional.empty();
        }
        ImportSlot next = ready.remove();
        next.state = SlotState.RUNNING;
        waiting--;
        running++;
        return Optional.of(next);
    }

    /** The imports that run or whose file is being received. */
    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting;
    }
}
