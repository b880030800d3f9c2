package io.lifeguard.store.facts;

import io.lifeguard.rules.write.NameCollisions;

/** What is recorded of the content of chat pools, as parts of statements. */
public final class MigrationStatements {
    /** Of the pool $1 and the pool $2, or the target of its migration where $2 is null. */
    static final String COLLISIONS_OF_ONE = collisions("select s.id as source_id, s.key as source, t.id as target_id"
            + " from chat_pools s left join migrations m on m.source_id = s.id"
            + " join chat_pools t on case when $2::text is null then t.id = m.target_id else t.key = $2 end"
            + " where s.key = $1");

    /** Of every migration. */
    public static final String COLLISIONS = collisions("select m.source_id, s.key as source, m.target_id"
            + " from migrations m join chat_pools s on s.id = m.source_id");

    private MigrationStatements() {}

    /**
     * The things of a kind in the pool $1 whose names the pool $2 has too; $3 at most.
     *
     * @param secret whether also rooms of which either is secret: the name of one is that of the other
     */
    public static String colliding(NameCollisions.CollisionKind kind, boolean secret) {
        String shown = kind == NameCollisions.CollisionKind.ROOM
                ? " and " + ContentMapper.isShown("a", secret) + " and " + ContentMapper.isShown("b", secret)
                : "";
        return "select a.name, s.fqdn from " + table(kind) + " a join chat_pools s on s.id = a.pool_id"
                + " join " + table(kind) + " b on b.key = a.key join chat_pools t on t.id = b.pool_id"
                + " where s.key = $1 and t.key = $2" + shown + " order by a.key limit $3";
    }

    private static String collisions(String pairs) {
        StringBuilder sql = new StringBuilder("select 'collisions', to_jsonb(g) from (select pair.source,");
        for (NameCollisions.CollisionKind kind : NameCollisions.CollisionKind.values()) {
            sql.append(" (select count(*) from ")
                    .append(table(kind))
                    .append(" a join ")
                    .append(table(kind))
                    .append(" b on b.key = a.key where a.pool_id = pair.source_id and b.pool_id = pair.target_id) as ")
                    .append(kind.name().toLowerCase(java.util.Locale.ROOT))
                    .append(',');
        }
        return sql + " exists (select from categories where pool_id = pair.source_id)"
                + " or exists (select from add_ins where pool_id = pair.source_id) as recorded from (" + pairs
                + ") pair) g";
    }

    private static String table(NameCollisions.CollisionKind kind) {
        return switch (kind) {
            case CATEGORY -> "categories";
            case ROOM -> "rooms";
            case ADD_IN -> "add_ins";
        };
    }
}
