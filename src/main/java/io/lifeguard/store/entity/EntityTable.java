package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.WriteConflict;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Applies the changes of one subject to its table: one statement for each change, sent at once. Nothing is loaded first,
 * because the rules have read the row already. Each entity defines its table.
 *
 * @param name of the table
 * @param id the id of the row of something stored
 * @param entity the row of something new or changed, without its id
 * @param update updates the row of an id; gives the number of rows
 * @param delete deletes the row of an id; gives the number of rows
 * @param prepare what must happen before the row of a change is written
 */
record EntityTable<T, E extends PanacheEntityBase>(
        Subject<T> subject,
        String name,
        BiFunction<T, RowIds, Long> id,
        BiFunction<T, RowIds, E> entity,
        BiFunction<E, Long, Uni<Integer>> update,
        Function<Long, Uni<Long>> delete,
        Preparation<T> prepare) {

    /** What must happen before the row of a change is written. */
    @FunctionalInterface
    interface Preparation<T> {
        Uni<?> run(Change<T> change, RowIds rows, SqlExecutor statements);
    }

    /** A table whose changes need no preparation. */
    EntityTable(
            Subject<T> subject,
            String name,
            BiFunction<T, RowIds, Long> id,
            BiFunction<T, RowIds, E> entity,
            BiFunction<E, Long, Uni<Integer>> update,
            Function<Long, Uni<Long>> delete) {
        this(subject, name, id, entity, update, delete, (change, rows, statements) -> Uni.createFrom()
                .voidItem());
    }

    /**
     * Applies a change in the current session.
     *
     * @param change of the subject of this table
     * @param statements executes SQL in the transaction of that session
     * @return fails with {@link ConstraintViolation} if the constraint of a rule refuses the change, with
     *     {@link WriteConflict} if the row no longer exists
     */
    Uni<Void> apply(Change<?> change, RowIds rows, SqlExecutor statements) {
        Change<T> own = subject.of(change).orElseThrow();
        return prepare.run(own, rows, statements)
                .chain(() -> write(own, rows))
                .onFailure()
                .transform(e -> own.after().isPresent()
                        ? ConstraintRules.explain(e, name)
                        : ConstraintRules.explainDeletion(e));
    }

    private Uni<Void> write(Change<T> change, RowIds rows) {
        if (change.before().isEmpty()) {
            return entity.apply(change.after().orElseThrow(), rows)
                    .persistAndFlush()
                    .replaceWithVoid();
        }
        Long row = id.apply(change.before().get(), rows);
        Uni<? extends Number> written = change.after().isPresent()
                ? update.apply(entity.apply(change.after().get(), rows), row)
                : delete.apply(row);
        return written.invoke(count -> {
                    if (count.longValue() != 1) {
                        throw new WriteConflict("A row of " + name + " no longer exists.");
                    }
                })
                .replaceWithVoid();
    }
}
