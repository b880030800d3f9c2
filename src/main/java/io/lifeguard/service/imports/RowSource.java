package io.lifeguard.service.imports;

import io.lifeguard.exports.ExportRow;
import io.lifeguard.exports.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of a file, taken a batch at a time: the next one is read only when the one before is settled. */
final class RowSource<R extends ExportRow> {
    private final Rows<R> rows;

    RowSource(Rows<R> rows) {
        this.rows = rows;
    }

    /** Hands batch after batch to the work until the file ends, and closes it then or when the work fails. */
    Uni<Void> forEachBatch(BatchSize size, Function<List<R>, Uni<Void>> work) {
        return next(size, work).onTermination().call(() -> Blocking.call(this::close));
    }

    private Uni<Void> next(BatchSize size, Function<List<R>, Uni<Void>> work) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Blocking.call(() -> take(size.rows()))
                        .call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : size.timed(work.apply(batch))))
                .whilst(batch -> !batch.isEmpty())
                .onItem()
                .ignoreAsUni();
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
