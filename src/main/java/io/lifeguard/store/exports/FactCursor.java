package io.lifeguard.store.exports;

import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a select, of which PostgreSQL sends a batch when it is asked for. While a batch is used the next one is read, and
 * no other.
 */
public final class FactCursor<T> {
    private static final int BATCH_ROWS = 500;

    private final PreparedStatement statement;
    private final Cursor cursor;
    private final Function<Columns, T> mapper;
    private boolean begun;
    private @Nullable Uni<Optional<List<T>>> ahead;

    FactCursor(PreparedStatement statement, Tuple arguments, Function<Columns, T> mapper) {
        this.statement = statement;
        this.cursor = statement.cursor(arguments);
        this.mapper = mapper;
    }

    /** The next objects, which may be none; empty after the last. Do not call it again before it has completed. */
    public Uni<Optional<List<T>>> next() {
        Uni<Optional<List<T>>> next = ahead == null ? read() : ahead;
        ahead = null;
        return next.invoke(batch -> {
            if (batch.isPresent()) {
                ahead = started(read());
            }
        });
    }

    /** A read that is under way; its failure is that of the next call. */
    private static <R> Uni<R> started(Uni<R> read) {
        Uni<R> started = read.memoize().indefinitely();
        started.subscribe().with(value -> {}, failure -> {});
        return started;
    }

    private Uni<Optional<List<T>>> read() {
        if (begun && !cursor.hasMore()) {
            return cursor.close().chain(statement::close).replaceWith(Optional.empty());
        }
        begun = true;
        return cursor.read(BATCH_ROWS)
                .map(rows -> Optional.of(mapped(rows)))
                .onFailure()
                .transform(SqlFailures::ofRead);
    }

    private List<T> mapped(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Columns::of)
                .map(mapper)
                .toList();
    }
}
