package io.lifeguard.store.entity;

import io.lifeguard.model.content.Category;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

public final class CategoryTable extends EntityTable<Category> {
    public static final String NAME = "categories";

    public CategoryTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(Category after, RowIds rows) {
        return new CategoryEntity()
                .set(after, rows.id(ChatPoolTable.NAME, after.id().poolKey()));
    }

    /** Chat pool and name never change. */
    @Override
    Uni<Integer> update(Category before, Category after, RowIds rows) {
        return CategoryEntity.update(
                "description = :description where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("description", after.description().orElse(null))
                        .byName());
    }

    @Override
    Uni<Long> delete(Category before, RowIds rows) {
        return CategoryEntity.delete("id", rows.id(NAME, before.key()));
    }
}
