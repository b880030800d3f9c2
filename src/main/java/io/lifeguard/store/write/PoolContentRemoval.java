package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.store.changes.LoggedWrite;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the content of a chat pool, however much it is, and logs each item: in pages, in the order of the names, the
 * rooms first because they refer to the rest.
 */
final class PoolContentRemoval {
    private static final int PAGE = 2000;

    private static final ContentKind<?> ROOMS = new ContentKind<>(
            Subject.ROOM,
            TableNames.ROOMS,
            delete("rooms", "r", "", ContentMapper.ROOM_COLUMNS, ContentMapper.ROOM_JOINS),
            ContentMapper::room);

    private static final ContentKind<?> ADD_INS = new ContentKind<>(
            Subject.ADD_IN,
            TableNames.ADD_INS,
            delete("add_ins", "a", "", ContentMapper.ADD_IN_COLUMNS, ""),
            ContentMapper::addIn);

    /** A category goes before the one above it, so that the log can name both. */
    private static final String LEAVES = " and not exists (select from categories b where b.parent_id = t.id)";

    private static final ContentKind<?> CATEGORIES = new ContentKind<>(
            Subject.CATEGORY,
            TableNames.CATEGORIES,
            delete("categories", "c", LEAVES, ContentMapper.CATEGORY_COLUMNS, ""),
            ContentMapper::category);

    private PoolContentRemoval() {}

    /**
     * Deletes and returns a page of items of a pool: $1 its row id, $2 the key that the page begins after, $3 its size.
     *
     * @param alias of the deleted rows in the columns and joins
     * @param condition on the rows {@code t} that can be deleted
     */
    private static String delete(String table, String alias, String condition, String columns, String joins) {
        return """
            with %1$s as (
              delete from %2$s
                where id in (select id from %2$s t where pool_id = $1 and key > $2%5$s order by key limit $3)
                returning *)
            select t.key, to_jsonb(t)
            from (select %1$s.key, %3$s from %1$s join chat_pools p on p.id = %1$s.pool_id %4$s) t
            order by t.key
            """.formatted(alias, table, columns, joins, condition);
    }

    /**
     * Deletes and logs all content of a pool.
     *
     * @return the revision number of the last item; fails with {@link WriteConflict} if the pool holds another number of
     *     items than the decision was made on
     */
    static Uni<Long> apply(LoggedWrite write, Change<PoolContentCounts> removal, RowIds rows) {
        PoolContentCounts holdings = removal.before().orElseThrow();
        PoolContent content = new PoolContent(write, rows.id(TableNames.CHAT_POOLS, holdings.pool()));
        return ROOMS.delete(content, holdings.rooms(), 0)
                .chain(last -> ADD_INS.delete(content, holdings.addIns(), last))
                .chain(last -> CATEGORIES.delete(content, holdings.categories(), last));
    }

    /** @param pool the row id of the chat pool */
    private record PoolContent(LoggedWrite write, Long pool) {}

    /**
     * Items of one kind.
     *
     * @param delete deletes and returns a page of items
     */
    private record ContentKind<T extends ContentItem>(
            Subject<T> subject, String table, String delete, Function<Columns, T> mapper) {

        /**
         * Deletes all items of this kind.
         *
         * @param expected how many there must be
         * @param revision the number of the last revision so far
         */
        Uni<Long> delete(PoolContent content, int expected, long revision) {
            return delete(content, expected, revision, "");
        }

        private Uni<Long> delete(PoolContent content, int expected, long revision, String after) {
            return content.write()
                    .statements()
                    .execute(delete, content.pool(), after, PAGE)
                    .onFailure()
                    .transform(ConstraintRules::explainDeletion)
                    .chain(deleted -> {
                        int remaining = expected - deleted.size();
                        if (remaining < 0 || (deleted.isEmpty() && remaining > 0 && after.isEmpty())) {
                            throw new WriteConflict("The content of the pool has changed.");
                        }
                        // what could not be deleted before what is below it can be now
                        boolean again = remaining > 0 && deleted.size() < PAGE;
                        if (deleted.isEmpty()) {
                            return again
                                    ? delete(content, remaining, revision, "")
                                    : Uni.createFrom().item(revision);
                        }
                        return content.write()
                                .append(changes(deleted))
                                .chain(last -> delete(content, remaining, last, again ? "" : lastKey(deleted)));
                    });
        }

        private List<Change<T>> changes(List<@Nullable Object[]> deleted) {
            return deleted.stream()
                    .map(row -> Change.deleted(subject, mapper.apply(Columns.of((JsonObject) row[1]))))
                    .toList();
        }

        private static String lastKey(List<@Nullable Object[]> deleted) {
            return String.valueOf(deleted.get(deleted.size() - 1)[0]);
        }
    }
}
