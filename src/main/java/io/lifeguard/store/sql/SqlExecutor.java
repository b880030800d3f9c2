package io.lifeguard.store.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Executes statements on a connection or a pool. */
public interface SqlExecutor {

    /** Executes a statement and returns its rows in their order, each as the values of its columns. */
    Uni<List<@Nullable Object[]>> execute(String statement, @Nullable Object... arguments);

    /** An executor on a connection, or on a pool, where each statement may use another connection. */
    static SqlExecutor to(SqlClient client) {
        return (statement, arguments) -> client.preparedQuery(statement)
                .execute(Tuple.from(Arrays.asList(arguments)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SqlExecutor::values)
                        .toList());
    }

    static @Nullable Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getValue(i);
        }
        return values;
    }
}
