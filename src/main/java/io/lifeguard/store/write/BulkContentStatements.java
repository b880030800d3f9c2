package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How changes to one kind of item reach their table.
 *
 * @param columns the parameters of insert and update after the keys of the chat pool and of the name, which delete
 *     takes alone
 */
record BulkContentStatements<T extends ContentItem>(
        Subject<T> subject,
        String table,
        String insert,
        String update,
        String delete,
        List<Function<T, @Nullable String>> columns) {

    Uni<Void> apply(SqlConnection connection, List<Change<?>> changes) {
        return put(connection, changes).chain(() -> delete(connection, changes));
    }

    /** Updates and creates items. */
    Uni<Void> put(SqlConnection connection, List<Change<?>> changes) {
        return write(connection, update, items(changes, ChangeOperation.UPDATED), columns)
                .chain(() -> write(connection, insert, items(changes, ChangeOperation.CREATED), columns));
    }

    Uni<Void> delete(SqlConnection connection, List<Change<?>> changes) {
        return write(connection, delete, items(changes, ChangeOperation.DELETED), List.of());
    }

    private Uni<Void> write(
            SqlConnection connection, String statement, List<T> items, List<Function<T, @Nullable String>> values) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object[] arguments = Stream.concat(
                        Stream.<Function<T, @Nullable String>>of(t -> t.id().poolKey(), t -> t.id().nameKey()),
                        values.stream())
                .map(value -> items.stream().map(value).toArray(String[]::new))
                .toArray();
        return connection
                .preparedQuery(statement)
                .execute(Tuple.from(arguments))
                .invoke(written -> {
                    if (written.rowCount() != items.size()) {
                        throw new WriteConflict("Some rows of " + table + " no longer exist.");
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, table));
    }

    private List<T> items(List<Change<?>> changes, ChangeOperation kind) {
        return changes.stream()
                .flatMap(c -> subject.of(c).stream())
                .filter(c -> c.kind() == kind)
                .map(c -> c.after().or(c::before).orElseThrow())
                .toList();
    }
}
