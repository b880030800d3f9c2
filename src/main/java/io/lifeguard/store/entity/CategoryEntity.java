package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Category;
import io.lifeguard.store.facts.RowIds;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = TableNames.CATEGORIES)
class CategoryEntity extends PanacheEntityBase {
    static final EntityTable<Category, CategoryEntity> TABLE = new EntityTable<>(
            Subject.CATEGORY,
            TableNames.CATEGORIES,
            (category, rows) -> rows.id(TableNames.CATEGORIES, category.key()),
            CategoryEntity::new,
            CategoryEntity::updateRow,
            CategoryEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "pool_id")
    Long poolId;

    String name;
    String key;
    String description;

    @Column(name = "parent_id")
    Long parentId;

    CategoryEntity() {}

    CategoryEntity(Category category, RowIds rows) {
        poolId = rows.id(TableNames.CHAT_POOLS, category.id().poolKey());
        name = category.name();
        key = category.id().nameKey();
        description = category.description().orElse(null);
        parentId = category.parentId()
                .map(parent -> rows.id(TableNames.CATEGORIES, parent.key()))
                .orElse(null);
    }

    /** Chat pool and name never change. */
    Uni<Integer> updateRow(Long row) {
        return update(
                "description = :description, parentId = :parent where id = :row",
                NamedParameters.with("row", row)
                        .and("description", description)
                        .and("parent", parentId)
                        .map());
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
