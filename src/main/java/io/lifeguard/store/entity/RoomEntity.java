package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.store.facts.RowIds;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = TableNames.ROOMS)
class RoomEntity extends PanacheEntityBase {
    static final EntityTable<Room, RoomEntity> TABLE = new EntityTable<>(
            Subject.ROOM,
            TableNames.ROOMS,
            (room, rows) -> rows.id(TableNames.ROOMS, room.key()),
            RoomEntity::new,
            RoomEntity::updateRow,
            RoomEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "pool_id")
    Long poolId;

    String name;
    String key;
    String description;

    @Column(name = "category_id")
    Long categoryId;

    @Enumerated(EnumType.STRING)
    RoomType type;

    @Enumerated(EnumType.STRING)
    RoomPrivacy privacy;

    boolean disabled;

    @Column(name = "add_in_id")
    Long addInId;

    RoomEntity() {}

    RoomEntity(Room room, RowIds rows) {
        poolId = rows.id(TableNames.CHAT_POOLS, room.id().poolKey());
        name = room.name();
        key = room.id().nameKey();
        description = room.description().orElse(null);
        categoryId = rows.id(TableNames.CATEGORIES, room.category().key());
        type = room.type();
        privacy = room.privacy();
        disabled = room.disabled();
        addInId = room.addIn()
                .map(addIn -> rows.id(TableNames.ADD_INS, addIn.key()))
                .orElse(null);
    }

    /** Chat pool and name never change. */
    Uni<Integer> updateRow(Long row) {
        return update(
                """
                description = :description, categoryId = :category, type = :type, privacy = :privacy,
                disabled = :disabled, addInId = :addIn where id = :row\
                """,
                NamedParameters.with("row", row)
                        .and("description", description)
                        .and("category", categoryId)
                        .and("type", type)
                        .and("privacy", privacy)
                        .and("disabled", disabled)
                        .and("addIn", addInId)
                        .map());
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
