package io.lifeguard.store.facts;

import io.lifeguard.rules.write.FlattenedNames;
import io.lifeguard.rules.write.NameCollisions.CollisionKind;

/** What the import of the content of one chat pool into another does to names, as parts of statements. */
public final class MigrationStatements {
    /**
     * The categories {@code nested} of a chat pool that are below another, with their flattened names. A name that has
     * become too long is cut: it is equal to no stored one.
     */
    private static final String NESTED = """
            with recursive nested (id, key, name, flat_key, flat_name) as (
              select c.id, c.key, c.name, a.key || '\\' || c.key, a.name || '\\' || c.name
                from categories c
                join categories a on a.id = c.parent_id
                where c.pool_id = %1$s and a.parent_id is null
              union all
              select c.id, c.key, c.name,
                  left(n.flat_key || '\\' || c.key, 1000), left(n.flat_name || '\\' || c.name, 1000)
                from nested n
                join categories c on c.parent_id = n.id)
            """;

    /** The categories of the chat pool of {@link #NESTED}, with the names that they get. */
    private static final String CATEGORIES = """
            select key, name, key as flat_key, name as flat_name, '' as privacy
              from categories where pool_id = %1$s and parent_id is null
            union all
            select key, name, flat_key, flat_name, '' from nested""";

    /** Its rooms, without those that are disabled, which are left out. */
    private static final String ROOMS = """
            select r.key, r.name, r.key as flat_key, r.name as flat_name, r.privacy
              from rooms r
              join categories c on c.id = r.category_id
              where r.pool_id = %1$s and not r.disabled and c.parent_id is null
            union all
            select r.key, r.name, n.flat_key || '\\' || r.key, n.flat_name || '\\' || r.name, r.privacy
              from nested n
              join rooms r on r.category_id = n.id
              where not r.disabled""";

    private static final String ADD_INS = """
            select key, name, key as flat_key, name as flat_name, '' as privacy from add_ins where pool_id = %1$s""";

    private static final String COLLISIONS = """
            select 'collisions' as origin, to_jsonb(g) as row from (
              select pair.source, f.*,
                  (select count(*) from rooms where pool_id = pair.source_id and disabled) as disabled_rooms,
                  exists (select from categories where pool_id = pair.source_id)
                    or exists (select from add_ins where pool_id = pair.source_id) as recorded
                from (%s) pair
                cross join lateral (
            """
            + NESTED.formatted("pair.source_id")
            + "select "
            + count(CATEGORIES, "categories", "category")
            + ", "
            + count(ROOMS, "rooms", "room")
            + ", "
            + count(ADD_INS, "add_ins", "add_in")
            + """
            ,
                    (select count(*) from nested where length(flat_name) > 256) as long_category,
                    (select count(*) from nested n join rooms r on r.category_id = n.id
                      where not r.disabled and length(n.flat_name || '\\' || r.name) > 256) as long_room) f) g
            """;

    /** Of chat pool $1 with chat pool $2, or with the target of its migration where $2 is null. */
    static final String COLLISIONS_OF_ONE = COLLISIONS.formatted("""
            select s.id as source_id, s.key as source, t.id as target_id
              from chat_pools s
              left join migrations m on m.source_id = s.id
              join chat_pools t on case when $2::text is null then t.id = m.target_id else t.key = $2 end
              where s.key = $1""");

    /** Of the source of every migration with its target. */
    public static final String COLLISIONS_OF_ALL = COLLISIONS.formatted("""
            select m.source_id, s.key as source, m.target_id
              from migrations m join chat_pools s on s.id = m.source_id""");

    private static final String SOURCE = "(select id from chat_pools where key = $1)";

    private static final String FIRST = NESTED.formatted(SOURCE) + """
            select a.key, a.name, s.fqdn
              from (%s) a
              join chat_pools s on s.key = $1
              where %s%s
              order by a.key limit $2
            """;

    private static final String DISABLED_ROOMS = """
            select key, name, key as flat_key, name as flat_name, privacy from rooms where pool_id = %1$s and disabled""";

    /** The flattened names of the categories $2 of the chat pools $1, by their keys {@code pool} and {@code key}. */
    public static final String FLATTENED_NAMES = """
            with recursive above (pool, key, parent_id, name, depth) as (
              select q.pool, q.key, c.parent_id, c.name, 0
                from unnest($1::text[], $2::text[]) q (pool, key)
                join chat_pools p on p.key = q.pool
                join categories c on c.pool_id = p.id and c.key = q.key
              union all
              select above.pool, above.key, c.parent_id, c.name || '\\' || above.name, above.depth + 1
                from above
                join categories c on c.id = above.parent_id
                where above.depth <= %1$d)
            select pool, key, name from above where parent_id is null or depth > %1$d
            """.formatted(FlattenedNames.MAX_DEPTH);

    private MigrationStatements() {}

    private static String count(String moved, String table, String column) {
        return """
            (select count(*) from (%s) a join %s b on b.pool_id = pair.target_id and b.key = a.flat_key) as %s""".formatted(moved.formatted("pair.source_id"), table, column);
    }

    /**
     * The items of a kind in chat pool $1 that get a name that chat pool $3 has too; $2 at most.
     *
     * @param withSecret whether also names of secret rooms, in either chat pool
     */
    public static String colliding(CollisionKind kind, boolean withSecret) {
        String secret = withSecret || kind != CollisionKind.ROOM ? "" : " and b.privacy <> 'SECRET'";
        return first(
                moved(kind),
                "exists (select from %s b join chat_pools t on t.id = b.pool_id where t.key = $3 and b.key = a.flat_key%s)"
                        .formatted(table(kind), secret),
                withSecret);
    }

    /** The items of a kind in chat pool $1 whose flattened names are too long; $2 at most. */
    public static String tooLong(CollisionKind kind, boolean withSecret) {
        return first(moved(kind), "length(a.flat_name) > 256 and a.flat_name <> a.name", withSecret);
    }

    /** The rooms of chat pool $1 that are disabled; $2 at most. */
    public static String disabledRooms(boolean withSecret) {
        return first(DISABLED_ROOMS, "true", withSecret);
    }

    private static String first(String items, String condition, boolean withSecret) {
        return FIRST.formatted(items.formatted(SOURCE), condition, withSecret ? "" : " and a.privacy <> 'SECRET'");
    }

    private static String moved(CollisionKind kind) {
        return switch (kind) {
            case CATEGORY -> CATEGORIES;
            case ROOM -> ROOMS;
            case ADD_IN -> ADD_INS;
        };
    }

    private static String table(CollisionKind kind) {
        return switch (kind) {
            case CATEGORY -> "categories";
            case ROOM -> "rooms";
            case ADD_IN -> "add_ins";
        };
    }
}
