package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.store.changes.BulkChangeEntries;
import io.lifeguard.store.entity.AddInTable;
import io.lifeguard.store.entity.CategoryTable;
import io.lifeguard.store.entity.ChatPoolTable;
import io.lifeguard.store.entity.RoomTable;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.SessionStatements;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Removes all that stands on a chat pool, however much it is, and logs each thing: page by page in the order of the
 * names, first the rooms, since they refer to the rest.
 */
final class PoolContentRemoval {
    private static final int PAGE = 2000;
    private static final ContentKind<?> ROOMS = new ContentKind<>(
            Subject.ROOM, RoomTable.NAME, "r", ContentMapper.ROOM_COLUMNS, ContentMapper.ROOM_JOINS, ContentMapper::room);
    private static final ContentKind<?> ADD_INS =
            new ContentKind<>(Subject.ADD_IN, AddInTable.NAME, "a", ContentMapper.ADD_IN_COLUMNS, "", ContentMapper::addIn);
    private static final ContentKind<?> CATEGORIES = new ContentKind<>(
            Subject.CATEGORY, CategoryTable.NAME, "c", ContentMapper.CATEGORY_COLUMNS, "", ContentMapper::category);

    private static final SessionStatements STATEMENTS = new SessionStatements();

    private PoolContentRemoval() {}

    /**
     * Carries the removal out.
     *
     * @return the number of the last thing's revision; fails with {@link WriteConflict} if the pool holds another number of
     *     things than was judged
     */
    static Uni<Long> carryOut(Change<PoolContentCounts> removal, RowIds rows, String actor) {
        PoolContentCounts held = removal.before().orElseThrow();
        Long pool = rows.id(ChatPoolTable.NAME, held.pool());
        return ROOMS.remove(pool, held.rooms(), actor, 0)
                .chain(last -> ADD_INS.remove(pool, held.addIns(), actor, last))
                .chain(last -> CATEGORIES.remove(pool, held.categories(), actor, last));
    }

    /**
     * How things of one kind go.
     *
     * @param alias of the removed rows in the columns and joins
     */
    private record ContentKind<T extends ContentItem>(
            Subject<T> subject, String table, String alias, String columns, String joins, Function<Columns, T> mapper) {

        /** @param revision the number of the last revision until now */
        Uni<Long> remove(Long pool, int judged, String actor, long revision) {
            return remove(pool, judged, actor, revision, "");
        }

        private Uni<Long> remove(Long pool, int left, String actor, long revision, String after) {
            return STATEMENTS
                    .execute(statement(), pool, after)
                    .onFailure()
                    .transform(e -> ConstraintRules.explain(e, table))
                    .chain(gone -> {
                        if (gone.size() > left || gone.size() < Math.min(left, PAGE)) {
                            throw new WriteConflict("the content of the pool has changed");
                        }
                        if (gone.isEmpty()) {
                            return Uni.createFrom().item(revision);
                        }
                        return BulkChangeEntries.append(changes(gone), actor)
                                .chain(last ->
                                        remove(pool, left - gone.size(), actor, last, key(gone.get(gone.size() - 1))));
                    });
        }

        private String statement() {
            return """
                    with %1$s as (
                      delete from %2$s
                        where id in (select id from %2$s where pool_id = $1 and key > $2 order by key limit %3$d)
                        returning *)
                    select t.key, to_jsonb(t)
                    from (select %1$s.key, %4$s from %1$s join chat_pools p on p.id = %1$s.pool_id %5$s) t
                    order by t.key
                    """.formatted(alias, table, PAGE, columns, joins);
        }

        private List<Change<T>> changes(List<@Nullable Object[]> gone) {
            return gone.stream()
                    .map(row -> Change.deleted(subject, mapper.apply(Columns.of((JsonObject) row[1]))))
                    .toList();
        }

        private static String key(@Nullable Object[] row) {
            return String.valueOf(row[0]);
        }
    }
}
