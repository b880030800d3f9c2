package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.ShutdownState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of a file, taken a batch at a time: the next one is read while the one before is settled, none beyond. */
final class RowBatches<R extends ExportRow> {
    private final ExportRows<R> rows;
    private final ShutdownState stopping;
    private Uni<List<R>> ahead = Uni.createFrom().item(List.of());

    /** @param stopping ends the work before the next batch */
    RowBatches(ExportRows<R> rows, ShutdownState stopping) {
        this.rows = rows;
        this.stopping = stopping;
    }

    /** Hands batch after batch to the work until the file ends, and closes it then or when the work fails. */
    Uni<Void> forEachBatch(BatchSize size, Function<List<R>, Uni<Void>> work) {
        readAhead(size);
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        ahead.call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : settle(batch, size, work)))
                .whilst(batch -> !batch.isEmpty())
                .onItem()
                .ignoreAsUni()
                .onTermination()
                .call(() -> ahead.onItemOrFailure().transformToUni((last, failure) -> WorkerThread.call(this::close)));
    }

    private Uni<Void> settle(List<R> batch, BatchSize size, Function<List<R>, Uni<Void>> work) {
        if (stopping.begun()) {
            return Uni.createFrom()
                    .failure(LifeguardException.shuttingDown("The service stops; the import ends before its end."));
        }
        readAhead(size);
        return size.timed(work.apply(batch));
    }

    private void readAhead(BatchSize size) {
        int most = size.rows();
        ahead = WorkerThread.call(() -> take(most)).memoize().indefinitely();
        // a failure is told to whoever waits for the batch
        ahead.subscribe().with(batch -> {}, failure -> {});
    }

    private List<R> take(int most) {
        List<R> batch = new ArrayList<>(most);
        while (batch.size() < most && rows.hasNext()) {
            batch.add(rows.next());
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
