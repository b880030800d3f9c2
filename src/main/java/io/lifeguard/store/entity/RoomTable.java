package io.lifeguard.store.entity;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Room;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

public final class RoomTable extends EntityTable<Room> {
    public static final String NAME = "rooms";

    public RoomTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(Room after, RowIds rows) {
        return new RoomEntity()
                .set(
                        after,
                        rows.id(ChatPoolTable.NAME, after.id().poolKey()),
                        category(after, rows),
                        addIn(after, rows));
    }

    /** Chat pool and name never change. */
    @Override
    Uni<Integer> update(Room before, Room after, RowIds rows) {
        return RoomEntity.update(
                "description = :description, categoryId = :category, type = :type, privacy = :privacy,"
                        + " disabled = :disabled, addInId = :addIn where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("description", after.description().orElse(null))
                        .and("category", category(after, rows))
                        .and("type", after.type())
                        .and("privacy", after.privacy())
                        .and("disabled", after.disabled())
                        .and("addIn", addIn(after, rows))
                        .byName());
    }

    @Override
    Uni<Long> delete(Room before, RowIds rows) {
        return RoomEntity.delete("id", rows.id(NAME, before.key()));
    }

    private static Long category(Room room, RowIds rows) {
        return rows.id(CategoryTable.NAME, room.category().key());
    }

    private static @Nullable Long addIn(Room room, RowIds rows) {
        return room.addIn()
                .map(AddIn::key)
                .map(key -> rows.id(AddInTable.NAME, key))
                .orElse(null);
    }
}
