package io.lifeguard.store.facts;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** How the columns of a row become categories, rooms and add-ins. */
public final class ContentMapper {
    /** Of {@code categories c} on {@code chat_pools p}. */
    public static final String CATEGORY = "p.fqdn as pool, c.name as category, c.description as category_description";

    /** Of {@code add_ins a} on {@code chat_pools p}. */
    public static final String ADD_IN = "p.fqdn as pool, a.name as add_in, a.url";

    /** Of {@code rooms r} on {@code chat_pools p}, with {@link #ROOM_JOINS}. */
    public static final String ROOM =
            CATEGORY + ", r.name as room, r.description as room_description, r.type, r.privacy,"
                    + " r.disabled, a.name as add_in, a.url";

    public static final String ROOM_JOINS =
            " join categories c on c.id = r.category_id left join add_ins a on a.id = r.add_in_id";

    private ContentMapper() {}

    /** The condition that a room is among those that are shown: all of them, or all that are not secret. */
    public static String isShown(String room, boolean secret) {
        return secret ? "true" : room + ".privacy <> '" + RoomPrivacy.SECRET + "'";
    }

    public static Category category(Row row) {
        return new Category(
                row.getString("pool"), row.getString("category"), FactMapper.text(row, "category_description"));
    }

    public static AddIn addIn(Row row) {
        return new AddIn(row.getString("pool"), row.getString("add_in"), row.getString("url"));
    }

    public static Room room(Row row) {
        return new Room(
                row.getString("pool"),
                row.getString("room"),
                FactMapper.text(row, "room_description"),
                category(row),
                RoomType.valueOf(row.getString("type")),
                RoomPrivacy.valueOf(row.getString("privacy")),
                row.getBoolean("disabled"),
                FactMapper.text(row, "add_in").map(name -> addIn(row)));
    }

    /** From a row as JSON: pool, name, description. */
    public static Category category(JsonObject row) {
        return new Category(row.getString("pool"), row.getString("name"), JsonRows.text(row, "description"));
    }

    /** From a row as JSON: pool, name, url. */
    public static AddIn addIn(JsonObject row) {
        return new AddIn(row.getString("pool"), row.getString("name"), row.getString("url"));
    }

    /** From a row as JSON: pool, name, description, type, privacy, disabled, category and add-in with their columns. */
    public static Room room(JsonObject row) {
        String pool = row.getString("pool");
        return new Room(
                pool,
                row.getString("name"),
                JsonRows.text(row, "description"),
                new Category(pool, row.getString("category"), JsonRows.text(row, "category_description")),
                RoomType.valueOf(row.getString("type")),
                RoomPrivacy.valueOf(row.getString("privacy")),
                row.getBoolean("disabled"),
                JsonRows.text(row, "add_in").map(name -> new AddIn(pool, name, row.getString("url"))));
    }
}
