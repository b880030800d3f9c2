package io.lifeguard.store;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PageOfPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is recorded of the content of chat pools. Lists come in the order of the names' keys. Where secret rooms are asked
 * for or not, {@code secret} tells it.
 */
@ApplicationScoped
public class PoolContents {
    /** The pages that are asked for, each with the place that it has among them. */
    private static final String PAGES = " from unnest($1::text[], $2::text[], $3::int[]) with ordinality"
            + " q (pool, after, most, n) join chat_pools p on p.key = q.pool cross join lateral";

    private final Reads reads;

    PoolContents(Reads reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<Category>>> category(PoolItemId id) {
        return reads.first(
                "select " + ContentRows.CATEGORY + " from chat_pools p join categories c on c.pool_id = p.id"
                        + " where p.key = $1 and c.key = $2",
                Tuple.of(id.poolKey(), id.nameKey()),
                ContentRows::category);
    }

    public Uni<Snapshot<Optional<Room>>> room(PoolItemId id, boolean secret) {
        return reads.first(
                "select " + ContentRows.ROOM + " from chat_pools p join rooms r on r.pool_id = p.id"
                        + ContentRows.ROOM_JOINS + " where p.key = $1 and r.key = $2 and "
                        + ContentRows.isShown("r", secret),
                Tuple.of(id.poolKey(), id.nameKey()),
                ContentRows::room);
    }

    /** Pages of categories, all in one statement; one without any is left out. */
    public Uni<Map<PageOfPool, List<Category>>> categories(List<PageOfPool> pages) {
        return pages(
                "select q.n, " + ContentRows.CATEGORY + PAGES + " (select c.* from categories c"
                        + " where c.pool_id = p.id and c.key > q.after order by c.key limit q.most) c order by q.n, c.key",
                pages,
                ContentRows::category);
    }

    /** Pages of rooms, all in one statement; one without any is left out. */
    public Uni<Map<PageOfPool, List<Room>>> rooms(List<PageOfPool> pages, boolean secret) {
        return pages(
                "select q.n, " + ContentRows.ROOM + PAGES + " (select r.* from rooms r"
                        + " where r.pool_id = p.id and r.key > q.after and " + ContentRows.isShown("r", secret)
                        + " order by r.key limit q.most) r"
                        + ContentRows.ROOM_JOINS + " order by q.n, r.key",
                pages,
                ContentRows::room);
    }

    /** Chat pool key to all its add-ins; none is left out. */
    public Uni<Map<String, List<AddIn>>> addIns(List<String> poolKeys) {
        return reads.list(
                        "select p.key as pool_key, " + ContentRows.ADD_IN
                                + " from chat_pools p join add_ins a on a.pool_id = p.id where p.key = any($1)"
                                + " order by p.key, a.key",
                        Tuple.of((Object) poolKeys.toArray(String[]::new)),
                        ContentRows::addIn)
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(addIn -> addIn.id().poolKey())));
    }

    /** Chat pool key to how many categories it has; 0 is left out. */
    public Uni<Map<String, Integer>> categoryCounts(List<String> poolKeys) {
        return counts("categories", "true", poolKeys);
    }

    /** Chat pool key to how many rooms it has; 0 is left out. */
    public Uni<Map<String, Integer>> roomCounts(List<String> poolKeys, boolean secret) {
        return counts("rooms", ContentRows.isShown("t", secret), poolKeys);
    }

    /** Categories, by folded id, to how many rooms each has; 0 is left out. */
    public Uni<Map<PoolItemId, Integer>> roomsIn(List<PoolItemId> categories) {
        return reads.list(
                        "select q.pool, q.name, count(*)::int as count"
                                + " from unnest($1::text[], $2::text[]) q (pool, name)"
                                + " join chat_pools p on p.key = q.pool"
                                + " join categories c on c.pool_id = p.id and c.key = q.name"
                                + " join rooms r on r.category_id = c.id group by q.pool, q.name",
                        Tuple.of(
                                categories.stream().map(PoolItemId::poolKey).toArray(String[]::new),
                                categories.stream().map(PoolItemId::nameKey).toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(
                                row -> new PoolItemId(row.getString("pool"), row.getString("name")),
                                row -> row.getInteger("count"))));
    }

    private Uni<Map<String, Integer>> counts(String table, String which, List<String> poolKeys) {
        return reads.list(
                        "select p.key as key, count(*)::int as count from chat_pools p join " + table
                                + " t on t.pool_id = p.id where p.key = any($1) and " + which + " group by p.key",
                        Tuple.of((Object) poolKeys.toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(row -> row.getString("key"), row -> row.getInteger("count"))));
    }

    private <T> Uni<Map<PageOfPool, List<T>>> pages(String body, List<PageOfPool> pages, Function<Row, T> mapper) {
        Tuple arguments = Tuple.of(
                pages.stream().map(page -> Ids.key(page.pool())).toArray(String[]::new),
                pages.stream().map(PageOfPool::after).toArray(String[]::new),
                pages.stream().map(PageOfPool::most).toArray(Integer[]::new));
        return reads.list(body, arguments, Function.identity()).map(s -> {
            Map<PageOfPool, List<T>> found = new HashMap<>();
            for (Row row : s.value()) {
                PageOfPool page = pages.get(row.getInteger("n") - 1);
                found.computeIfAbsent(page, p -> new ArrayList<>()).add(mapper.apply(row));
            }
            return found;
        });
    }
}
