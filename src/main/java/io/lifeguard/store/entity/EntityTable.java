package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.WriteConflict;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/**
 * How a change to one kind of thing reaches its table: in the session of the caller, with one statement, sent at once.
 * Nothing is loaded for it; what was loaded is what the rules have judged.
 */
public abstract class EntityTable<T> {
    private final String table;

    EntityTable(String table) {
        this.table = table;
    }

    /** A new row's entity. */
    abstract PanacheEntityBase entity(T after, RowIds rows);

    /** @return how many rows it changed */
    abstract Uni<Integer> update(T before, T after, RowIds rows);

    /** @return how many rows it removed */
    abstract Uni<Long> delete(T before, RowIds rows);

    /** What must be done before the row of a change is touched. */
    Uni<?> prepare(Change<T> change, RowIds rows) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Carries the change out, so that the next one finds it done.
     *
     * @return fails as {@link ConstraintRules#explain} says, and with {@link WriteConflict} if the row is gone
     */
    public final Uni<Void> carryOut(Change<T> change, RowIds rows) {
        return prepare(change, rows)
                .chain(() -> send(change, rows))
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, table));
    }

    private Uni<Void> send(Change<T> change, RowIds rows) {
        if (change.before().isEmpty()) {
            return entity(change.after().orElseThrow(), rows).persistAndFlush().replaceWithVoid();
        }
        T before = change.before().get();
        Uni<? extends Number> sent =
                change.after().isPresent() ? update(before, change.after().get(), rows) : delete(before, rows);
        return sent.invoke(count -> {
                    if (count.longValue() != 1) {
                        throw new WriteConflict("a row of " + table + " is gone");
                    }
                })
                .replaceWithVoid();
    }
}
