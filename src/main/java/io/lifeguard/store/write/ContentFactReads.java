package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.ContextSelects;
import io.lifeguard.store.facts.JsonRows;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the facts that a write to categories, rooms and add-ins is decided on: the items of all three kinds of some ids. */
@ApplicationScoped
public class ContentFactReads {
    private static final String SELECT = """
            with
              w as materialized (
                select p.id as pool_id, p.fqdn as pool, w.key
                  from unnest($1::text[], $2::text[]) w (pool, key)
                  join chat_pools p on p.key = w.pool),
              -- and the same names in the chat pools that a planned migration merges with these
              q as materialized (
                select * from w
                union
                select o.id, o.fqdn, w.key
                  from w
                  join migrations m on not m.complete and w.pool_id in (m.source_id, m.target_id)
                  join chat_pools o on o.id in (m.source_id, m.target_id) and o.id <> w.pool_id)
            """
            + JsonRows.withRevision(ContextSelects.TOPOLOGY + """
                    union all
                    select 'categories', to_jsonb(t) from (
                      select c.id, q.pool, c.name as category, c.description as category_description,
                          case when $3::boolean then (select count(*) from rooms r where r.category_id = c.id) else 0 end as uses
                        from q join categories c on c.pool_id = q.pool_id and c.key = q.key) t
                    union all
                    select 'add_ins', to_jsonb(t) from (
                      select a.id, q.pool, a.name as add_in, a.url,
                          case when $3::boolean then (select count(*) from rooms r where r.add_in_id = a.id) else 0 end as uses
                        from q join add_ins a on a.pool_id = q.pool_id and a.key = q.key) t
                    union all
                    select 'rooms', to_jsonb(t) from (
                      select r.id, 0 as uses,\
                    """ + ContentMapper.ROOM_COLUMNS + """
                        from q
                        join chat_pools p on p.id = q.pool_id
                        join rooms r on r.pool_id = q.pool_id and r.key = q.key
                    """
                    + ContentMapper.ROOM_JOINS + ") t\n");

    private static final String SELECT_CATEGORY_IDS = """
        select p.fqdn, t.name
          from chat_pools p join categories t on t.pool_id = p.id
          where p.key = any($1) and (p.key, t.key) > ($2, $3)
          order by p.key, t.key
          limit $4
        """;

    private static final String SELECT_ROOM_IDS = """
        select p.fqdn, t.name
          from chat_pools p join rooms t on t.pool_id = p.id
          where p.key = any($1) and (p.key, t.key) > ($2, $3)
          order by p.key, t.key
          limit $4
        """;

    private static final String SELECT_ADD_IN_IDS = """
        select p.fqdn, t.name
          from chat_pools p join add_ins t on t.pool_id = p.id
          where p.key = any($1) and (p.key, t.key) > ($2, $3)
          order by p.key, t.key
          limit $4
        """;

    /**
     * Reads the items of all three kinds that have one of the ids, with the pools.
     *
     * @param counting whether to count the rooms of each category and of each add-in
     */
    public Uni<VersionedFacts<ContentSnapshot>> of(SqlExecutor statements, List<ContentItemId> ids, boolean counting) {
        List<ContentItemId> folded = ids.stream()
                .filter(id -> Ids.isStorable(id.toString()))
                .map(ContentItemId::folded)
                .distinct()
                .toList();
        return statements
                .execute(
                        SELECT,
                        folded.stream().map(ContentItemId::pool).toArray(String[]::new),
                        folded.stream().map(ContentItemId::name).toArray(String[]::new),
                        counting)
                .map(rows -> {
                    JsonRows found = new JsonRows(rows);
                    return found.versioned(contents(found));
                });
    }

    private static ContentSnapshot contents(JsonRows found) {
        Map<ContentItem, Integer> uses = new HashMap<>();
        List<Category> categories = items(found, TableNames.CATEGORIES, ContentMapper::category, uses);
        List<AddIn> addIns = items(found, TableNames.ADD_INS, ContentMapper::addIn, uses);
        List<Room> rooms = items(found, TableNames.ROOMS, ContentMapper::room, new HashMap<>());
        return ContentSnapshot.of(found.topology(), categories, rooms, addIns, uses);
    }

    private static <T extends ContentItem> List<T> items(
            JsonRows found, String table, Function<Columns, T> mapper, Map<ContentItem, Integer> uses) {
        List<T> items = new ArrayList<>();
        found.rows(table).forEach(row -> {
            T item = mapper.apply(row);
            found.putId(table, item.key(), row);
            uses.put(item, row.integer("uses"));
            items.add(item);
        });
        return items;
    }

    /**
     * Reads the ids of the items of one kind on some chat pools, in the order of the keys of pool and name.
     *
     * @param subject categories, rooms or add-ins
     * @param poolKeys the pools
     * @param after the id that the list begins after; empty for its beginning
     * @param limit how many ids at most
     */
    public Uni<List<ContentItemId>> ids(
            SqlClient client, Subject<?> subject, List<String> poolKeys, Optional<ContentItemId> after, int limit) {
        return client.preparedQuery(selectIds(subject))
                .execute(Tuple.of(
                        poolKeys.toArray(String[]::new),
                        after.map(ContentItemId::poolKey).orElse(""),
                        after.map(ContentItemId::nameKey).orElse(""),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ContentItemId(row.getString("fqdn"), row.getString("name")))
                        .toList());
    }

    private static String selectIds(Subject<?> subject) {
        if (subject == Subject.CATEGORY) {
            return SELECT_CATEGORY_IDS;
        }
        return subject == Subject.ROOM ? SELECT_ROOM_IDS : SELECT_ADD_IN_IDS;
    }
}
