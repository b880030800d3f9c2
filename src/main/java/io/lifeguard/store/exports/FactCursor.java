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

/** The rows of a select, of which PostgreSQL sends a batch when it is asked for: nothing is read ahead. */
public final class FactCursor<T> {
    private static final int BATCH_ROWS = 500;

    private final PreparedStatement statement;
    private final Cursor cursor;
    private final Function<Columns, T> mapper;
    private boolean begun;

    FactCursor(PreparedStatement statement, Tuple arguments, Function<Columns, T> mapper) {
        this.statement = statement;
        this.cursor = statement.cursor(arguments);
        this.mapper = mapper;
    }

    /** The next objects, which may be none; empty after the last. Do not call it again before it has completed. */
    public Uni<Optional<List<T>>> next() {
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
