package io.lifeguard.store.entity;

import io.lifeguard.model.content.Category;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = "categories")
class CategoryEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "pool_id")
    Long poolId;

    String name;
    String key;
    String description;

    CategoryEntity set(Category category, Long pool) {
        poolId = pool;
        name = category.name();
        key = category.id().nameKey();
        description = category.description().orElse(null);
        return this;
    }
}
