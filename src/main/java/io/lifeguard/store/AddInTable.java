package io.lifeguard.store;

import io.lifeguard.model.AddIn;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

final class AddInTable extends EntityTable<AddIn> {
    static final String NAME = "add_ins";

    AddInTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(AddIn after, Rows rows) {
        return new AddInEntity()
                .set(after, rows.id(ChatPoolTable.NAME, after.id().poolKey()));
    }

    /** Chat pool and name never change. */
    @Override
    Uni<Integer> update(AddIn before, AddIn after, Rows rows) {
        return AddInEntity.update(
                "url = :url where id = :id",
                Values.with("id", rows.id(NAME, before.key()))
                        .and("url", after.url())
                        .byName());
    }

    @Override
    Uni<Long> delete(AddIn before, Rows rows) {
        return AddInEntity.delete("id", rows.id(NAME, before.key()));
    }
}
