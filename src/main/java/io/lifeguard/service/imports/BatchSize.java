package io.lifeguard.service.imports;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** How many rows a batch has: as many as keep the lock for about the time that a batch may keep it. */
final class BatchSize {
    private static final Duration GOAL = Duration.ofMillis(150);
    private static final int FEWEST = 20;
    private static final int MOST = 4000;

    private int rows;

    BatchSize(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    /** Takes the measure of a batch: the next one is larger or smaller by what this one took. */
    <T> Uni<T> timed(Uni<T> batch) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return batch.onItem().invoke(() -> settle(System.nanoTime() - begun));
        });
    }

    private void settle(long nanos) {
        double factor = Math.min(2.0, Math.max(0.5, GOAL.toNanos() / (double) Math.max(1, nanos)));
        rows = (int) Math.max(FEWEST, Math.min(MOST, rows * factor));
    }
}
