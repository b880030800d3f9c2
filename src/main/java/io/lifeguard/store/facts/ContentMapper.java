package io.lifeguard.store.facts;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.store.sql.Columns;

/** The one mapper of categories, rooms and add-ins: columns bear the same names in every statement. */
public final class ContentMapper {
    /** The columns of {@link #category}, from {@code categories c} of {@code chat_pools p}. */
    public static final String CATEGORY_COLUMNS =
            "p.fqdn as pool, c.name as category, c.description as category_description,"
                    + " (select name from categories where id = c.parent_id) as category_parent";

    /** The columns of {@link #addIn}, from {@code add_ins a} of {@code chat_pools p}. */
    public static final String ADD_IN_COLUMNS = "p.fqdn as pool, a.name as add_in, a.url";

    /** The columns of {@link #room}, from {@code rooms r} of {@code chat_pools p} with {@link #ROOM_JOINS}. */
    public static final String ROOM_COLUMNS = """
            p.fqdn as pool, r.name as room, r.description as room_description, r.type, r.privacy, r.disabled,
              c.name as category, c.description as category_description,
              (select name from categories where id = c.parent_id) as category_parent, a.name as add_in, a.url
            """;

    public static final String ROOM_JOINS = """
            join categories c on c.id = r.category_id
            left join add_ins a on a.id = r.add_in_id
            """;

    private ContentMapper() {}

    /**
     * The condition that a caller sees room {@code r}.
     *
     * @param withSecret the placeholder for whether the caller sees secret rooms
     */
    public static String isSeen(String withSecret) {
        return "(" + withSecret + " or r.privacy <> 'SECRET')";
    }

    public static Category category(Columns row) {
        return new Category(
                row.text("pool"),
                row.text("category"),
                row.optionalText("category_description"),
                row.optionalText("category_parent"));
    }

    public static AddIn addIn(Columns row) {
        return new AddIn(row.text("pool"), row.text("add_in"), row.text("url"));
    }

    public static Room room(Columns row) {
        return new Room(
                row.text("pool"),
                row.text("room"),
                row.optionalText("room_description"),
                category(row),
                row.constant(RoomType.class, "type"),
                row.constant(RoomPrivacy.class, "privacy"),
                row.bool("disabled"),
                row.optionalText("add_in").map(name -> addIn(row)));
    }
}
