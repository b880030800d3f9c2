package io.lifeguard.store.entity;

import io.lifeguard.model.content.AddIn;
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
@Table(name = "add_ins")
class AddInEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "pool_id")
    Long poolId;

    String name;
    String key;
    String url;

    AddInEntity set(AddIn addIn, Long pool) {
        poolId = pool;
        name = addIn.name();
        key = addIn.id().nameKey();
        url = addIn.url();
        return this;
    }
}
