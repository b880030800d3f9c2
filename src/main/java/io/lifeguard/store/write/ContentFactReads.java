package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.FlattenedNames;
import io.lifeguard.rules.write.ItemUses;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.ContextSelects;
import io.lifeguard.store.facts.JsonRows;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the facts that a write to categories, rooms and add-ins is decided on: the items of all three kinds of some ids. */
@ApplicationScoped
public class ContentFactReads {
    private static final String SELECT = """
            with recursive
              w as materialized (
                select p.id as pool_id, p.fqdn as pool, w.key, w.above, w.is_room
                  from unnest($1::text[], $2::text[], $4::text[], $5::boolean[]) w (pool, key, above, is_room)
                  join chat_pools p on p.key = w.pool),
              -- the flattened names of the items that are written, from the category above upwards
              up as (
                select w.pool_id, c.parent_id, c.key || '\\' || w.key as key, 1 as depth
                  from w
                  join categories c on c.pool_id = w.pool_id and c.key = w.above
                  where not w.is_room or c.parent_id is not null
                union all
                select up.pool_id, c.parent_id, c.key || '\\' || up.key, up.depth + 1
                  from up
                  join categories c on c.id = up.parent_id
                  where up.depth <= %1$d),
              -- and what an item below another category would be called to get the name that is written
              n as (
                select pool_id, key from w
                union select pool_id, key from up where parent_id is null
                union select p.id, c.key
                  from unnest($6::text[], $7::text[]) c (pool, key) join chat_pools p on p.key = c.pool),
              -- all of these in the chat pools that a planned migration merges with theirs
              q as materialized (
                select pool_id, pool, key from w
                union
                select o.id, o.fqdn, n.key
                  from n
                  join migrations m on not m.complete and n.pool_id in (m.source_id, m.target_id)
                  join chat_pools o on o.id in (m.source_id, m.target_id) and o.id <> n.pool_id),
              found as materialized (
                select c.id, c.parent_id from q join categories c on c.pool_id = q.pool_id and c.key = q.key
                union
                select c.id, c.parent_id
                  from q
                  join rooms r on r.pool_id = q.pool_id and r.key = q.key
                  join categories c on c.id = r.category_id),
              above as (
                select id, parent_id, 0 as depth from found
                union
                select c.id, c.parent_id, above.depth + 1
                  from above
                  join categories c on c.id = above.parent_id
                  where above.depth <= %1$d)
            """.formatted(FlattenedNames.MAX_DEPTH)
            + JsonRows.withRevision(ContextSelects.TOPOLOGY + """
                    union all
                    select 'categories', to_jsonb(t) from (
                      select c.id,\
                    """ + " " + ContentMapper.CATEGORY_COLUMNS + """
                    ,
                          case when $3::boolean then (select count(*) from rooms r where r.category_id = c.id) else 0 end
                            as uses,
                          case when $3::boolean then (select count(*) from categories s where s.parent_id = c.id) else 0 end
                            as subcategories
                        from (select distinct id from above) a
                        join categories c on c.id = a.id
                        join chat_pools p on p.id = c.pool_id) t
                    union all
                    select 'add_ins', to_jsonb(t) from (
                      select a.id, q.pool, a.name as add_in, a.url,
                          case when $3::boolean then (select count(*) from rooms r where r.add_in_id = a.id) else 0 end as uses,
                          0 as subcategories
                        from q join add_ins a on a.pool_id = q.pool_id and a.key = q.key) t
                    union all
                    select 'rooms', to_jsonb(t) from (
                      select r.id, 0 as uses, 0 as subcategories,\
                    """
                    + ContentMapper.ROOM_COLUMNS + """
                        from q
                        join chat_pools p on p.id = q.pool_id
                        join rooms r on r.pool_id = q.pool_id and r.key = q.key
                    """
                    + ContentMapper.ROOM_JOINS + ") t\n");

    /**
     * The ids that a write names.
     *
     * @param id of an item
     * @param above the category that the item is to be in, which decides about its flattened name; empty for one that stays
     * @param isRoom whether the item is a room, whose name is flattened only if its category is below another
     */
    public record WrittenItem(ContentItemId id, Optional<ContentItemId> above, boolean isRoom) {
        /** An item that is not written, such as a reference. */
        public static WrittenItem named(ContentItemId id) {
            return new WrittenItem(id, Optional.empty(), false);
        }
    }

    /**
     * Reads the items of all three kinds that have one of the ids, with the pools, and the items whose names collide with
     * theirs under a planned migration.
     *
     * @param counting whether to count the rooms of each category and of each add-in, and the subcategories
     */
    public Uni<VersionedFacts<ContentSnapshot>> of(SqlExecutor statements, List<WrittenItem> items, boolean counting) {
        List<WrittenItem> written = items.stream()
                .filter(item -> Ids.isStorable(item.id().toString()))
                .distinct()
                .toList();
        List<ContentItemId> candidates = written.stream()
                .map(WrittenItem::id)
                .flatMap(id -> FlattenedNames.candidates(id.nameKey()).stream()
                        .skip(1)
                        .map(name -> new ContentItemId(id.poolKey(), name)))
                .distinct()
                .toList();
        return statements
                .execute(
                        SELECT,
                        column(written, item -> item.id().poolKey()),
                        column(written, item -> item.id().nameKey()),
                        counting,
                        column(written, item -> item.above()
                                .map(ContentItemId::nameKey)
                                .filter(Ids::isStorable)
                                .orElse(null)),
                        written.stream().map(WrittenItem::isRoom).toArray(Boolean[]::new),
                        column(candidates, ContentItemId::pool),
                        column(candidates, ContentItemId::name))
                .map(rows -> {
                    JsonRows found = new JsonRows(rows);
                    return found.versioned(contents(found));
                });
    }

    private static <T> @Nullable String[] column(List<T> items, Function<T, @Nullable String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    private static ContentSnapshot contents(JsonRows found) {
        Map<ContentItem, ItemUses> uses = new HashMap<>();
        List<Category> categories = items(found, TableNames.CATEGORIES, ContentMapper::category, uses);
        List<AddIn> addIns = items(found, TableNames.ADD_INS, ContentMapper::addIn, uses);
        List<Room> rooms = items(found, TableNames.ROOMS, ContentMapper::room, new HashMap<>());
        return ContentSnapshot.of(found.topology(), categories, rooms, addIns, uses);
    }

    private static <T extends ContentItem> List<T> items(
            JsonRows found, String table, Function<Columns, T> mapper, Map<ContentItem, ItemUses> uses) {
        List<T> items = new ArrayList<>();
        found.rows(table).forEach(row -> {
            T item = mapper.apply(row);
            found.putId(table, item.key(), row);
            uses.put(item, new ItemUses(row.integer("uses"), row.integer("subcategories")));
            items.add(item);
        });
        return items;
    }
}
