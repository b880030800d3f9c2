package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.file.ExportRows.OriginalRow;
import io.lifeguard.exports.raw.PassedOverRows;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.LifeguardException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Reads the rows of a file in batches; the next batch is read while one is processed. */
public final class RowBatches<R extends ExportRow> {
    /** A batch ends here although most of its rows are passed over. */
    private static final int MAX_ORIGINALS = 10_000;

    private final ExportRows<R> rows;
    private final BatchSize size;
    private final ImportRun run;
    private LongPredicate isWanted = line -> true;
    private boolean isReported;
    private boolean keepsOriginals;
    private Uni<RowBatch<R>> next = Uni.createFrom().nothing();

    /**
     * @param originals the same rows as the file has them, and those that were passed over
     * @param passedOver all rows that were passed over so far
     * @param bytes of the file that have been read
     */
    private record RowBatch<R>(
            List<R> rows, List<OriginalRow> originals, PassedOverRows passedOver, long bytes, boolean isLast) {}

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

    /** Counts the rows that are passed over, and reports rows as the file has them; for one pass over a file only. */
    public RowBatches<R> reported() {
        isReported = true;
        return withOriginals();
    }

    /** Keeps rows as the file has them; for a further pass over a file. */
    public RowBatches<R> withOriginals() {
        keepsOriginals = true;
        rows.keepOriginals();
        return this;
    }

    /** Processes the batches in order, and closes the file when it ends or the work fails. */
    public Uni<Void> forEachBatch(Function<List<R>, Uni<Void>> work) {
        readNext();
        return Multi.createBy()
                .repeating()
                .uni(() -> next.call(batch -> process(batch, work)))
                .whilst(batch -> !batch.isLast())
                .onItem()
                .ignoreAsUni()
                .onTermination()
                .call(() -> next.onItemOrFailure().transformToUni((last, failure) -> WorkerThread.call(this::close)));
    }

    private Uni<Void> process(RowBatch<R> batch, Function<List<R>, Uni<Void>> work) {
        if (run.services().shutdown().begun()) {
            return Uni.createFrom()
                    .failure(
                            LifeguardException.shuttingDown("The service is shutting down; the import is incomplete."));
        }
        run.listener().check();
        if (!batch.isLast()) {
            readNext();
        }
        if (keepsOriginals) {
            run.originals().begin(batch.originals(), isReported, batch.bytes());
        }
        if (isReported) {
            run.statistics().passedOver().setWhileReading(batch.passedOver());
        }
        return batch.rows().isEmpty() ? endOf() : size.measure(work.apply(batch.rows()));
    }

    /** The rows at the end of a file may all be passed over. */
    private Uni<Void> endOf() {
        return isReported
                ? run.processed(Optional.empty(), run.statistics().separate())
                : Uni.createFrom().voidItem();
    }

    private void readNext() {
        int most = size.rows();
        next = WorkerThread.call(() -> read(most)).memoize().indefinitely();
        // the subscriber of the batch receives the failure
        next.subscribe().with(ignored -> {}, ignored -> {});
    }

    private RowBatch<R> read(int most) {
        List<R> batch = new ArrayList<>(most);
        Optional<R> row = Optional.empty();
        do {
            row = rows.poll(MAX_ORIGINALS);
            row.filter(found -> isWanted.test(found.line())).ifPresent(batch::add);
        } while (row.isPresent() && batch.size() < most);
        return new RowBatch<>(batch, rows.takeOriginals(), rows.passedOver().copy(), rows.position(), rows.isAtEnd());
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
