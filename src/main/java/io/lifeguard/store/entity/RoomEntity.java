package io.lifeguard.store.entity;

import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
@Table(name = "rooms")
class RoomEntity extends PanacheEntityBase {
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

    RoomEntity set(Room room, Long pool, Long category, Long addIn) {
        poolId = pool;
        name = room.name();
        key = room.id().nameKey();
        description = room.description().orElse(null);
        categoryId = category;
        type = room.type();
        privacy = room.privacy();
        disabled = room.disabled();
        addInId = addIn;
        return this;
    }
}
