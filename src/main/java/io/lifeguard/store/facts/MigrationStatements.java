package io.lifeguard.store.facts;

import io.lifeguard.rules.write.NameCollisions.CollisionKind;

/** The names that the content of two chat pools shares, as parts of statements. */
public final class MigrationStatements {
    private static final String COLLISIONS = """
            select 'collisions' as origin, to_jsonb(g) as row from (
              select pair.source,
                  (select count(*) from categories a join categories b on b.key = a.key
                    where a.pool_id = pair.source_id and b.pool_id = pair.target_id) as category,
                  (select count(*) from rooms a join rooms b on b.key = a.key
                    where a.pool_id = pair.source_id and b.pool_id = pair.target_id) as room,
                  (select count(*) from add_ins a join add_ins b on b.key = a.key
                    where a.pool_id = pair.source_id and b.pool_id = pair.target_id) as add_in,
                  exists (select from categories where pool_id = pair.source_id)
                    or exists (select from add_ins where pool_id = pair.source_id) as recorded
                from (%s) pair) g
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

    private static final String COLLIDING = """
            select a.key, a.name, s.fqdn
              from %1$s a
              join chat_pools s on s.id = a.pool_id
              join %1$s b on b.key = a.key
              join chat_pools t on t.id = b.pool_id
              where s.key = $1 and t.key = $2%2$s
              order by a.key limit $3
            """;

    private static final String NOT_SECRET = " and a.privacy <> 'SECRET' and b.privacy <> 'SECRET'";

    private MigrationStatements() {}

    /**
     * The things of a kind in chat pool $1 whose names chat pool $2 has too; $3 at most.
     *
     * @param withSecret whether also names of secret rooms, in either chat pool
     */
    public static String colliding(CollisionKind kind, boolean withSecret) {
        boolean all = withSecret || kind != CollisionKind.ROOM;
        return COLLIDING.formatted(table(kind), all ? "" : NOT_SECRET);
    }

    private static String table(CollisionKind kind) {
        return switch (kind) {
            case CATEGORY -> "categories";
            case ROOM -> "rooms";
            case ADD_IN -> "add_ins";
        };
    }
}
