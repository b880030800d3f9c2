package io.lifeguard.store;

import io.lifeguard.model.Change;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** How a change to one kind of thing reaches its table: within the session of the caller, and sent at once. */
abstract class EntityTable<T, E extends PanacheEntityBase> {
    private final String table;

    EntityTable(String table) {
        this.table = table;
    }

    /** The entity that holds what is stored now. */
    abstract Uni<E> find(T before);

    abstract E create();

    /** Takes over the facts, and looks up what they refer to. */
    abstract Uni<?> set(E entity, T after);

    /** What must be done before the entity of a change is touched. */
    Uni<?> prepare(Change<T> change) {
        return Uni.createFrom().voidItem();
    }

    /** Carries the change out, so that the next one finds it done; fails as {@link Constraints#explain} says. */
    final Uni<Void> carryOut(Change<T> change) {
        Uni<E> entity =
                change.before().map(this::find).orElseGet(() -> Uni.createFrom().item(this::create));
        Uni<?> written = change.after().isPresent()
                ? entity.call(e -> set(e, change.after().get())).chain(e -> e.persist())
                : entity.chain(PanacheEntityBase::delete);
        return prepare(change)
                .chain(() -> written)
                .chain(() -> Panache.getSession())
                .chain(Mutiny.Session::flush)
                .onFailure()
                .transform(e -> Constraints.explain(e, table));
    }
}
