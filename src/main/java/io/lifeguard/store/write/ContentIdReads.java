package io.lifeguard.store.write;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItemId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the ids of categories, rooms and add-ins, page by page. */
public final class ContentIdReads {
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

    private ContentIdReads() {}

    /**
     * Reads the ids of the items of one kind on some chat pools, in the order of the keys of pool and name.
     *
     * @param subject categories, rooms or add-ins
     * @param poolKeys the pools
     * @param after the id that the list begins after; empty for its beginning
     * @param limit how many ids at most
     */
    public static Uni<List<ContentItemId>> ids(
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
