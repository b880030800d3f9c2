package io.lifeguard.store.sql;

import io.lifeguard.model.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends selects, each of which also reads the revision of the data that it sees. */
public interface SnapshotReader {

    /**
     * Sends a select whose first column is never null.
     *
     * @param order columns of the select to order its rows by; rows come in no certain order where it is empty. An order
     *     inside the select only decides what a limit leaves out
     * @return the rows, each mapped
     */
    <T> Uni<Snapshot<List<T>>> list(String select, String order, Tuple arguments, Function<Columns, T> mapper);

    /** As {@link #list(String, String, Tuple, Function)}, for rows whose order does not matter. */
    default <T> Uni<Snapshot<List<T>>> list(String select, Tuple arguments, Function<Columns, T> mapper) {
        return list(select, "", arguments, mapper);
    }

    /** As {@link #list(String, Tuple, Function)}, for a select of one row at most. */
    default <T> Uni<Snapshot<Optional<T>>> first(String select, Tuple arguments, Function<Columns, T> mapper) {
        return list(select, arguments, mapper)
                .map(s -> s.map(rows -> rows.stream().findFirst()));
    }
}
