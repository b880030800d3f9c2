package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.Room;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.MigrationStatements;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads categories, rooms and add-ins. Lists are in the order of the names' keys. */
@ApplicationScoped
public class ContentReads {
    private static final String CATEGORY = "select " + ContentMapper.CATEGORY_COLUMNS + """

            from chat_pools p
            join categories c on c.pool_id = p.id
            where p.key = $1 and c.key = $2
            """;

    private static final String ROOM =
            "select " + ContentMapper.ROOM_COLUMNS + """
            from chat_pools p
            join rooms r on r.pool_id = p.id
            """ + ContentMapper.ROOM_JOINS + """
            where p.key = $1 and r.key = $2 and\s""" + ContentMapper.isSeen("$3");

    private static final String PAGES_OF_CATEGORIES = "select q.page, c.key, " + ContentMapper.CATEGORY_COLUMNS + """

            from unnest($1::text[], $2::text[], $3::int[]) with ordinality q (pool, after, size, page)
            join chat_pools p on p.key = q.pool
            cross join lateral (
              select c.* from categories c
                where c.pool_id = p.id and c.key > q.after
                order by c.key limit q.size) c
            """;

    private static final String PAGES_OF_ROOMS = "select q.page, r.key, " + ContentMapper.ROOM_COLUMNS + """
            from unnest($1::text[], $2::text[], $3::int[]) with ordinality q (pool, after, size, page)
            join chat_pools p on p.key = q.pool
            cross join lateral (
              select r.* from rooms r
                where r.pool_id = p.id and r.key > q.after and\s"""
            + ContentMapper.isSeen("$4") + """

                order by r.key limit q.size) r
            """ + ContentMapper.ROOM_JOINS;

    private static final String ADD_INS = "select p.key as pool_key, a.key, " + ContentMapper.ADD_IN_COLUMNS + """

            from chat_pools p
            join add_ins a on a.pool_id = p.id
            where p.key = any($1)
            """;

    private static final String CATEGORY_COUNTS = """
            select p.key, count(*)
            from chat_pools p
            join categories c on c.pool_id = p.id
            where p.key = any($1)
            group by p.key
            """;

    private static final String ROOM_COUNTS = """
            select p.key, count(*)
            from chat_pools p
            join rooms r on r.pool_id = p.id
            where p.key = any($1) and\s""" + ContentMapper.isSeen("$2") + """

            group by p.key
            """;

    private static final String ROOM_COUNTS_OF_CATEGORIES = """
            select q.pool, q.name, count(*)
            from unnest($1::text[], $2::text[]) q (pool, name)
            join chat_pools p on p.key = q.pool
            join categories c on c.pool_id = p.id and c.key = q.name
            join rooms r on r.category_id = c.id
            group by q.pool, q.name
            """;

    private static final String CATEGORIES_BY_ID = "select c.key, " + ContentMapper.CATEGORY_COLUMNS + """

            from unnest($1::text[], $2::text[]) q (pool, name)
            join chat_pools p on p.key = q.pool
            join categories c on c.pool_id = p.id and c.key = q.name
            """;

    private final ReadDatabase reads;

    ContentReads(ReadDatabase reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<Category>>> category(ContentItemId id) {
        return reads.first(CATEGORY, Tuple.of(id.poolKey(), id.nameKey()), ContentMapper::category);
    }

    /** @param withSecret whether to return a secret room */
    public Uni<Snapshot<Optional<Room>>> room(ContentItemId id, boolean withSecret) {
        return reads.first(ROOM, Tuple.of(id.poolKey(), id.nameKey(), withSecret), ContentMapper::room);
    }

    /** Pages of categories, all in one statement; a page without any is left out. */
    public Uni<Map<ContentPageRequest, List<Category>>> categories(List<ContentPageRequest> pages) {
        return pages(PAGES_OF_CATEGORIES, arguments(pages), pages, ContentMapper::category);
    }

    /**
     * Pages of rooms, all in one statement; a page without any is left out.
     *
     * @param withSecret whether to return secret rooms
     */
    public Uni<Map<ContentPageRequest, List<Room>>> rooms(List<ContentPageRequest> pages, boolean withSecret) {
        return pages(PAGES_OF_ROOMS, arguments(pages).addBoolean(withSecret), pages, ContentMapper::room);
    }

    /** Chat pool key to all its add-ins; a pool without any is left out. */
    public Uni<Map<String, List<AddIn>>> addIns(List<String> poolKeys) {
        return reads.list(ADD_INS, "pool_key, key", keys(poolKeys), ContentMapper::addIn)
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(addIn -> addIn.id().poolKey())));
    }

    /** Chat pool key to the number of its categories; 0 is left out. */
    public Uni<Map<String, Integer>> categoryCounts(List<String> poolKeys) {
        return counts(CATEGORY_COUNTS, keys(poolKeys));
    }

    /**
     * Chat pool key to the number of its rooms; 0 is left out.
     *
     * @param withSecret whether to count secret rooms
     */
    public Uni<Map<String, Integer>> roomCounts(List<String> poolKeys, boolean withSecret) {
        return counts(ROOM_COUNTS, keys(poolKeys).addBoolean(withSecret));
    }

    /** Categories, by folded id, to the number of rooms in each; 0 is left out. */
    public Uni<Map<ContentItemId, Integer>> roomsIn(List<ContentItemId> categories) {
        return reads.list(ROOM_COUNTS_OF_CATEGORIES, ids(categories), Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(
                                row -> new ContentItemId(row.text("pool"), row.text("name")),
                                row -> row.integer("count"))));
    }

    /** Categories by their folded ids; one that is not recorded is left out. */
    public Uni<Map<ContentItemId, Category>> categoriesById(List<ContentItemId> ids) {
        return reads.list(CATEGORIES_BY_ID, ids(ids), ContentMapper::category).map(s -> s.value().stream()
                .collect(Collectors.toMap(category -> category.id().folded(), category -> category)));
    }

    /** The flattened names of categories by their folded ids; one that is not recorded is left out. */
    public Uni<Map<ContentItemId, String>> flattenedNames(List<ContentItemId> categories) {
        return reads.list(MigrationStatements.FLATTENED_NAMES, ids(categories), Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(
                                row -> new ContentItemId(row.text("pool"), row.text("key")), row -> row.text("name"))));
    }

    private static Tuple ids(List<ContentItemId> ids) {
        return Tuple.of(
                ids.stream().map(ContentItemId::poolKey).toArray(String[]::new),
                ids.stream().map(ContentItemId::nameKey).toArray(String[]::new));
    }

    private Uni<Map<String, Integer>> counts(String select, Tuple arguments) {
        return reads.list(select, arguments, Function.identity()).map(s -> s.value().stream()
                .collect(Collectors.toMap(row -> row.text("key"), row -> row.integer("count"))));
    }

    private <T> Uni<Map<ContentPageRequest, List<T>>> pages(
            String select, Tuple arguments, List<ContentPageRequest> pages, Function<Columns, T> mapper) {
        return reads.list(select, "page, key", arguments, Function.identity()).map(s -> {
            Map<ContentPageRequest, List<T>> items = new HashMap<>();
            for (Columns row : s.value()) {
                ContentPageRequest page = pages.get(row.integer("page") - 1);
                items.computeIfAbsent(page, p -> new ArrayList<>()).add(mapper.apply(row));
            }
            return items;
        });
    }

    private static Tuple arguments(List<ContentPageRequest> pages) {
        return Tuple.of(
                pages.stream().map(page -> Ids.key(page.pool())).toArray(String[]::new),
                pages.stream().map(ContentPageRequest::after).toArray(String[]::new),
                pages.stream().map(ContentPageRequest::most).toArray(Integer[]::new));
    }

    private static Tuple keys(List<String> poolKeys) {
        return Tuple.of((Object) poolKeys.toArray(String[]::new));
    }
}
