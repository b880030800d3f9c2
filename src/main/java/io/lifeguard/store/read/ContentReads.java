package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.Room;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.sql.ReadDatabase;
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
public class ContentReads {
    /** The pages that are asked for, each with the place that it has among them. */
    private static final String PAGES = " from unnest($1::text[], $2::text[], $3::int[]) with ordinality"
            + " q (pool, after, most, n) join chat_pools p on p.key = q.pool cross join lateral";

    private final ReadDatabase reads;

    ContentReads(ReadDatabase reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<Category>>> category(ContentItemId id) {
        return reads.first(
                "select " + ContentMapper.CATEGORY + " from chat_pools p join categories c on c.pool_id = p.id"
                        + " where p.key = $1 and c.key = $2",
                Tuple.of(id.poolKey(), id.nameKey()),
                ContentMapper::category);
    }

    public Uni<Snapshot<Optional<Room>>> room(ContentItemId id, boolean secret) {
        return reads.first(
                "select " + ContentMapper.ROOM + " from chat_pools p join rooms r on r.pool_id = p.id"
                        + ContentMapper.ROOM_JOINS + " where p.key = $1 and r.key = $2 and "
                        + ContentMapper.isShown("r", secret),
                Tuple.of(id.poolKey(), id.nameKey()),
                ContentMapper::room);
    }

    /** Pages of categories, all in one statement; one without any is left out. */
    public Uni<Map<ContentPageRequest, List<Category>>> categories(List<ContentPageRequest> pages) {
        return pages(
                "select q.n, " + ContentMapper.CATEGORY + PAGES + " (select c.* from categories c"
                        + " where c.pool_id = p.id and c.key > q.after order by c.key limit q.most) c order by q.n, c.key",
                pages,
                ContentMapper::category);
    }

    /** Pages of rooms, all in one statement; one without any is left out. */
    public Uni<Map<ContentPageRequest, List<Room>>> rooms(List<ContentPageRequest> pages, boolean secret) {
        return pages(
                "select q.n, " + ContentMapper.ROOM + PAGES + " (select r.* from rooms r"
                        + " where r.pool_id = p.id and r.key > q.after and " + ContentMapper.isShown("r", secret)
                        + " order by r.key limit q.most) r"
                        + ContentMapper.ROOM_JOINS + " order by q.n, r.key",
                pages,
                ContentMapper::room);
    }

    /** Chat pool key to all its add-ins; none is left out. */
    public Uni<Map<String, List<AddIn>>> addIns(List<String> poolKeys) {
        return reads.list(
                        "select p.key as pool_key, " + ContentMapper.ADD_IN
                                + " from chat_pools p join add_ins a on a.pool_id = p.id where p.key = any($1)"
                                + " order by p.key, a.key",
                        Tuple.of((Object) poolKeys.toArray(String[]::new)),
                        ContentMapper::addIn)
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(addIn -> addIn.id().poolKey())));
    }

    /** Chat pool key to how many categories it has; 0 is left out. */
    public Uni<Map<String, Integer>> categoryCounts(List<String> poolKeys) {
        return counts("categories", "true", poolKeys);
    }

    /** Chat pool key to how many rooms it has; 0 is left out. */
    public Uni<Map<String, Integer>> roomCounts(List<String> poolKeys, boolean secret) {
        return counts("rooms", ContentMapper.isShown("t", secret), poolKeys);
    }

    /** Categories, by folded id, to how many rooms each has; 0 is left out. */
    public Uni<Map<ContentItemId, Integer>> roomsIn(List<ContentItemId> categories) {
        return reads.list(
                        "select q.pool, q.name, count(*)::int as count"
                                + " from unnest($1::text[], $2::text[]) q (pool, name)"
                                + " join chat_pools p on p.key = q.pool"
                                + " join categories c on c.pool_id = p.id and c.key = q.name"
                                + " join rooms r on r.category_id = c.id group by q.pool, q.name",
                        Tuple.of(
                                categories.stream().map(ContentItemId::poolKey).toArray(String[]::new),
                                categories.stream().map(ContentItemId::nameKey).toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(
                                row -> new ContentItemId(row.getString("pool"), row.getString("name")),
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

    private <T> Uni<Map<ContentPageRequest, List<T>>> pages(
            String body, List<ContentPageRequest> pages, Function<Row, T> mapper) {
        Tuple arguments = Tuple.of(
                pages.stream().map(page -> Ids.key(page.pool())).toArray(String[]::new),
                pages.stream().map(ContentPageRequest::after).toArray(String[]::new),
                pages.stream().map(ContentPageRequest::most).toArray(Integer[]::new));
        return reads.list(body, arguments, Function.identity()).map(s -> {
            Map<ContentPageRequest, List<T>> found = new HashMap<>();
            for (Row row : s.value()) {
                ContentPageRequest page = pages.get(row.getInteger("n") - 1);
                found.computeIfAbsent(page, p -> new ArrayList<>()).add(mapper.apply(row));
            }
            return found;
        });
    }
}
