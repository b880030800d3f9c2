package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
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
@Table(name = TableNames.ADD_INS)
class AddInEntity extends PanacheEntityBase {
    static final EntityTable<AddIn, AddInEntity> TABLE = new EntityTable<>(
            Subject.ADD_IN,
            TableNames.ADD_INS,
            (addIn, rows) -> rows.id(TableNames.ADD_INS, addIn.key()),
            AddInEntity::new,
            AddInEntity::updateRow,
            AddInEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "pool_id")
    Long poolId;

    String name;
    String key;
    String url;

    AddInEntity() {}

    AddInEntity(AddIn addIn, RowIds rows) {
        poolId = rows.id(TableNames.CHAT_POOLS, addIn.id().poolKey());
        name = addIn.name();
        key = addIn.id().nameKey();
        url = addIn.url();
    }

    /** Chat pool and name never change. */
    Uni<Integer> updateRow(Long row) {
        return update("url = ?1 where id = ?2", url, row);
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
