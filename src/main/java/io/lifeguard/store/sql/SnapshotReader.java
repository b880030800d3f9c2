package io.lifeguard.store.sql;

import io.lifeguard.model.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What sends reading statements, each of which tells the state that it read. */
public interface SnapshotReader {

    /**
     * Sends a statement, of which {@code body} selects the rows; its first column is never null.
     *
     * @return the rows in their order, each mapped
     */
    <T> Uni<Snapshot<List<T>>> list(String body, Tuple arguments, Function<Row, T> mapper);

    /** As {@link #list}, for a statement that finds one row at most. */
    default <T> Uni<Snapshot<Optional<T>>> first(String body, Tuple arguments, Function<Row, T> mapper) {
        return list(body, arguments, mapper)
                .map(s -> s.map(rows -> rows.stream().findFirst()));
    }
}
