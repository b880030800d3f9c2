package io.lifeguard.store;

import io.lifeguard.model.Category;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

final class CategoryTable extends EntityTable<Category> {
    static final String NAME = "categories";

    CategoryTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(Category after, Rows rows) {
        return new CategoryEntity()
                .set(after, rows.id(ChatPoolTable.NAME, after.id().poolKey()));
    }

    /** Chat pool and name never change. */
    @Override
    Uni<Integer> update(Category before, Category after, Rows rows) {
        return CategoryEntity.update(
                "description = :description where id = :id",
                Values.with("id", rows.id(NAME, before.key()))
                        .and("description", after.description().orElse(null))
                        .byName());
    }

    @Override
    Uni<Long> delete(Category before, Rows rows) {
        return CategoryEntity.delete("id", rows.id(NAME, before.key()));
    }
}
