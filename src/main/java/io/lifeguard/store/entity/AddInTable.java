package io.lifeguard.store.entity;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

public final class AddInTable extends EntityTable<AddIn> {
    public static final String NAME = "add_ins";

    public AddInTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(AddIn after, RowIds rows) {
        return new AddInEntity()
                .set(after, rows.id(ChatPoolTable.NAME, after.id().poolKey()));
    }

    /** Chat pool and name never change. */
    @Override
    Uni<Integer> update(AddIn before, AddIn after, RowIds rows) {
        return AddInEntity.update(
                "url = :url where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("url", after.url())
                        .byName());
    }

    @Override
    Uni<Long> delete(AddIn before, RowIds rows) {
        return AddInEntity.delete("id", rows.id(NAME, before.key()));
    }
}
