package io.lifeguard.store;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.PoolItem;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Topology;
import io.lifeguard.rules.Contents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a write to categories, rooms and add-ins is judged against: all of the three kinds that bears an id in question. */
@ApplicationScoped
public class ContentFacts {
    private static final String WANTED = "with q as materialized (select p.id as pool_id, p.fqdn, w.key"
            + " from unnest($1::text[], $2::text[]) w (pool, key) join chat_pools p on p.key = w.pool) ";
    private static final String CATEGORIES = "select 'categories' as origin, c.id, q.fqdn as pool, c.name as category,"
            + " c.description as category_description, null as room, null as room_description, null as type,"
            + " null as privacy, null::boolean as disabled, null as add_in, null as url,"
            + " case when $3 then (select count(*) from rooms r where r.category_id = c.id) else 0 end as uses"
            + " from q join categories c on c.pool_id = q.pool_id and c.key = q.key";
    private static final String ROOMS = "select 'rooms', r.id, q.fqdn, c.name, c.description, r.name, r.description,"
            + " r.type, r.privacy, r.disabled, a.name, a.url, 0"
            + " from q join rooms r on r.pool_id = q.pool_id and r.key = q.key" + ContentRows.ROOM_JOINS;
    private static final String ADD_INS = "select 'add_ins', a.id, q.fqdn, null, null, null, null, null, null, null,"
            + " a.name, a.url,"
            + " case when $3 then (select count(*) from rooms r where r.add_in_id = a.id) else 0 end"
            + " from q join add_ins a on a.pool_id = q.pool_id and a.key = q.key";

    private final WriteFacts facts;

    ContentFacts(WriteFacts facts) {
        this.facts = facts;
    }

    /**
     * All that bears one of the ids, with the pools.
     *
     * @param counting whether to count the rooms that a category has and an add-in is shown by
     */
    public Uni<Grounds<Contents>> of(SqlClient client, List<PoolItemId> ids, boolean counting) {
        // no id that is stored holds U+0000, and PostgreSQL takes it in no text
        List<PoolItemId> folded = ids.stream()
                .filter(id -> id.toString().indexOf('\0') < 0)
                .map(PoolItemId::folded)
                .distinct()
                .toList();
        Tuple arguments = Tuple.of(
                folded.stream().map(PoolItemId::pool).toArray(String[]::new),
                folded.stream().map(PoolItemId::name).toArray(String[]::new),
                counting);
        return facts.pools(client).chain(pools -> client.preparedQuery(
                        WANTED + CATEGORIES + " union all " + ROOMS + " union all " + ADD_INS)
                .execute(arguments)
                .map(rows -> pools.map(topology -> contents(pools, rows))));
    }

    private static Contents contents(Grounds<Topology> pools, RowSet<Row> rows) {
        List<Category> categories = new ArrayList<>();
        List<Room> rooms = new ArrayList<>();
        List<AddIn> addIns = new ArrayList<>();
        Map<PoolItem, Integer> uses = new HashMap<>();
        for (Row row : rows) {
            String origin = row.getString("origin");
            PoolItem item =
                    switch (origin) {
                        case CategoryTable.NAME -> added(categories, ContentRows.category(row));
                        case RoomTable.NAME -> added(rooms, ContentRows.room(row));
                        default -> added(addIns, ContentRows.addIn(row));
                    };
            pools.rows().note(origin, item.key(), row.getLong("id"));
            uses.put(item, row.getInteger("uses"));
        }
        return Contents.of(pools.value(), categories, rooms, addIns, uses);
    }

    private static <T> T added(List<T> list, T thing) {
        list.add(thing);
        return thing;
    }
}
