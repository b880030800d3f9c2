package io.lifeguard.store;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Room;
import io.lifeguard.model.RoomPrivacy;
import io.lifeguard.model.RoomType;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** How the columns of a row become categories, rooms and add-ins. */
final class ContentRows {
    /** Of {@code categories c} on {@code chat_pools p}. */
    static final String CATEGORY = "p.fqdn as pool, c.name as category, c.description as category_description";

    /** Of {@code add_ins a} on {@code chat_pools p}. */
    static final String ADD_IN = "p.fqdn as pool, a.name as add_in, a.url";

    /** Of {@code rooms r} on {@code chat_pools p}, with {@link #ROOM_JOINS}. */
    static final String ROOM = CATEGORY + ", r.name as room, r.description as room_description, r.type, r.privacy,"
            + " r.disabled, a.name as add_in, a.url";

    static final String ROOM_JOINS =
            " join categories c on c.id = r.category_id left join add_ins a on a.id = r.add_in_id";

    private ContentRows() {}

    /** The condition that a room is among those that are shown: all of them, or all that are not secret. */
    static String isShown(String room, boolean secret) {
        return secret ? "true" : room + ".privacy <> '" + RoomPrivacy.SECRET + "'";
    }

    static Category category(Row row) {
        return new Category(row.getString("pool"), row.getString("category"), Facts.text(row, "category_description"));
    }

    static AddIn addIn(Row row) {
        return new AddIn(row.getString("pool"), row.getString("add_in"), row.getString("url"));
    }

    static Room room(Row row) {
        return new Room(
                row.getString("pool"),
                row.getString("room"),
                Facts.text(row, "room_description"),
                category(row),
                RoomType.valueOf(row.getString("type")),
                RoomPrivacy.valueOf(row.getString("privacy")),
                row.getBoolean("disabled"),
                Facts.text(row, "add_in").map(name -> addIn(row)));
    }

    /** From a row as JSON: pool, name, description. */
    static Category category(JsonObject row) {
        return new Category(row.getString("pool"), row.getString("name"), FoundRows.text(row, "description"));
    }

    /** From a row as JSON: pool, name, url. */
    static AddIn addIn(JsonObject row) {
        return new AddIn(row.getString("pool"), row.getString("name"), row.getString("url"));
    }

    /** From a row as JSON: pool, name, description, type, privacy, disabled, category and add-in with their columns. */
    static Room room(JsonObject row) {
        String pool = row.getString("pool");
        return new Room(
                pool,
                row.getString("name"),
                FoundRows.text(row, "description"),
                new Category(pool, row.getString("category"), FoundRows.text(row, "category_description")),
                RoomType.valueOf(row.getString("type")),
                RoomPrivacy.valueOf(row.getString("privacy")),
                row.getBoolean("disabled"),
                FoundRows.text(row, "add_in").map(name -> new AddIn(pool, name, row.getString("url"))));
    }
}
