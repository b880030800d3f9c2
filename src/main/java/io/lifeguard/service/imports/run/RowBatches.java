package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.LifeguardException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Reads the rows of a file in batches; the next batch is read while one is processed. */
public final class RowBatches<R extends ExportRow> {
    private final ExportRows<R> rows;
    private final BatchSize size;
    private final ImportRun run;
    private LongPredicate isWanted = line -> true;
    private Uni<List<R>> next = Uni.createFrom().item(List.of());

    /** The number of rows of a batch, adapted so that a batch holds the write lock for about 150 ms. */
    public static final class BatchSize {
        private static final Duration TARGET = Duration.ofMillis(150);
        private static final int MIN_ROWS = 50;
        private static final int MAX_ROWS = 4000;

        private int rows;

        public BatchSize(int rows) {
            this.rows = rows;
        }

        public int rows() {
            return rows;
        }

        private <T> Uni<T> measure(Uni<T> batch) {
            return Uni.createFrom().deferred(() -> {
                long start = System.nanoTime();
                return batch.onItem().invoke(() -> adapt(System.nanoTime() - start));
            });
        }

        private void adapt(long nanos) {
            double factor = Math.min(2.0, Math.max(0.5, TARGET.toNanos() / (double) Math.max(1, nanos)));
            rows = (int) Math.max(MIN_ROWS, Math.min(MAX_ROWS, rows * factor));
        }
    }

    public RowBatches(ExportRows<R> rows, BatchSize size, ImportRun run) {
        this.rows = rows;
        this.size = size;
        this.run = run;
    }

    /** Skips the rows whose line does not match. */
    public RowBatches<R> where(LongPredicate line) {
        isWanted = line;
        return this;
    }

    /**
     * Processes the batches in order, counts the rows that are passed over, and closes the file when it ends or the work
     * fails.
     */
    public Uni<Void> forEachBatch(Function<List<R>, Uni<Void>> work) {
        readNext();
        return Multi.createBy()
                .repeating()
                .uni(() -> next.call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : process(batch, work)))
                .whilst(batch -> !batch.isEmpty())
                .onItem()
                .ignoreAsUni()
                .invoke(() -> run.statistics().passedOver().setWhileReading(rows.passedOver()))
                .onTermination()
                .call(() -> next.onItemOrFailure().transformToUni((last, failure) -> WorkerThread.call(this::close)));
    }

    private Uni<Void> process(List<R> batch, Function<List<R>, Uni<Void>> work) {
        if (run.services().shutdown().begun()) {
            return Uni.createFrom()
                    .failure(
                            LifeguardException.shuttingDown("The service is shutting down; the import is incomplete."));
        }
        readNext();
        return size.measure(work.apply(batch));
    }

    private void readNext() {
        int most = size.rows();
        next = WorkerThread.call(() -> read(most)).memoize().indefinitely();
        // the subscriber of the batch receives the failure
        next.subscribe().with(batch -> {}, failure -> {});
    }

    private List<R> read(int most) {
        List<R> batch = new ArrayList<>(most);
        while (batch.size() < most && rows.hasNext()) {
            R row = rows.next();
            if (isWanted.test(row.line())) {
                batch.add(row);
            }
        }
        return batch;
    }

    private Void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }
}
