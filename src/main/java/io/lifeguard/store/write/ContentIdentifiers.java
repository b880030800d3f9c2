package io.lifeguard.store.write;

import io.lifeguard.model.content.ContentItemId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ids that the product gave to categories ({@code CategoryUri}) and add-ins ({@code AddinId}). Imports write them down
 * to find the categories and add-ins of rooms by them.
 */
public final class ContentIdentifiers {
    private static final String FIND_CATEGORIES = """
        select d.pool, d.key, p.fqdn, t.name
        from unnest($1::text[], $2::text[], $3::text[]) d (pool, key, name)
        join chat_pools p on p.key = d.pool
        join category_identifiers i on i.pool_id = p.id and i.key = d.key
        join categories t on t.id = i.category_id
        where not exists (select from categories n where n.pool_id = p.id and n.key = d.name)
        """;

    private static final String FIND_ADD_INS = """
        select d.pool, d.key, p.fqdn, t.name
        from unnest($1::text[], $2::text[], $3::text[]) d (pool, key, name)
        join chat_pools p on p.key = d.pool
        join add_in_identifiers i on i.pool_id = p.id and i.key = d.key
        join add_ins t on t.id = i.add_in_id
        where not exists (select from add_ins n where n.pool_id = p.id and n.key = d.name)
        """;

    private static final String PUT_CATEGORIES = """
        insert into category_identifiers as i (pool_id, key, category_id)
        select t.pool_id, d.key, t.id
        from unnest($1::text[], $2::text[], $3::text[]) d (pool, key, name)
        join chat_pools p on p.key = d.pool
        join categories t on t.pool_id = p.id and t.key = d.name
        on conflict (pool_id, key) do update set category_id = excluded.category_id
            where i.category_id <> excluded.category_id
        """;

    private static final String PUT_ADD_INS = """
        insert into add_in_identifiers as i (pool_id, key, add_in_id)
        select t.pool_id, d.key, t.id
        from unnest($1::text[], $2::text[], $3::text[]) d (pool, key, name)
        join chat_pools p on p.key = d.pool
        join add_ins t on t.pool_id = p.id and t.key = d.name
        on conflict (pool_id, key) do update set add_in_id = excluded.add_in_id
            where i.add_in_id <> excluded.add_in_id
        """;

    private ContentIdentifiers() {}

    /** What an id stands for. */
    public enum IdentifiedKind {
        CATEGORY(FIND_CATEGORIES, PUT_CATEGORIES),
        ADD_IN(FIND_ADD_INS, PUT_ADD_INS);

        private final String find;
        private final String put;

        IdentifiedKind(String find, String put) {
            this.find = find;
            this.put = put;
        }
    }

    /**
     * An id of one chat pool.
     *
     * @param poolKey the key of the chat pool
     * @param key the folded id
     */
    public record ContentIdentifier(IdentifiedKind kind, String poolKey, String key) {}

    /**
     * The items that have these ids; unknown ids are missing in the result.
     *
     * @param names the key of the name that each id may be instead: if an item has that name, the id is not looked up
     */
    public static Uni<Map<ContentIdentifier, ContentItemId>> find(
            SqlConnection connection, Map<ContentIdentifier, String> names) {
        Map<ContentIdentifier, ContentItemId> found = new HashMap<>();
        return find(connection, IdentifiedKind.CATEGORY, names, found)
                .chain(() -> find(connection, IdentifiedKind.ADD_IN, names, found))
                .replaceWith(found);
    }

    private static Uni<Void> find(
            SqlConnection connection,
            IdentifiedKind kind,
            Map<ContentIdentifier, String> names,
            Map<ContentIdentifier, ContentItemId> found) {
        List<Map.Entry<ContentIdentifier, String>> own = names.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .toList();
        return own.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(kind.find)
                        .execute(Tuple.of(
                                strings(own, e -> e.getKey().poolKey()),
                                strings(own, e -> e.getKey().key()),
                                strings(own, Map.Entry::getValue)))
                        .invoke(rows -> putAll(rows, kind, found))
                        .replaceWithVoid();
    }

    private static void putAll(RowSet<Row> rows, IdentifiedKind kind, Map<ContentIdentifier, ContentItemId> found) {
        rows.forEach(row -> found.put(
                new ContentIdentifier(kind, row.getString("pool"), row.getString("key")),
                new ContentItemId(row.getString("fqdn"), row.getString("name"))));
    }

    /** Writes down the ids of stored items of one kind, each id once. */
    public static Uni<Void> put(
            SqlConnection connection, IdentifiedKind kind, Map<ContentIdentifier, ContentItemId> identifiers) {
        List<Map.Entry<ContentIdentifier, ContentItemId>> entries = List.copyOf(identifiers.entrySet());
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(kind.put)
                        .execute(Tuple.of(
                                strings(entries, e -> e.getKey().poolKey()),
                                strings(entries, e -> e.getKey().key()),
                                strings(entries, e -> e.getValue().nameKey())))
                        .replaceWithVoid();
    }

    private static <T> String[] strings(List<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }
}
