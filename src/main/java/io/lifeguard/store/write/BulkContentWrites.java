package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.Room;
import io.lifeguard.store.entity.AddInTable;
import io.lifeguard.store.entity.CategoryTable;
import io.lifeguard.store.entity.RoomTable;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out changes to many categories, rooms or add-ins at once, a statement for each kind of change, in the
 * transaction of the connection. What a constraint refuses fails with {@link ConstraintViolation}, what is gone with
 * {@link WriteConflict}; nothing of the changes is stored then.
 */
@ApplicationScoped
public class BulkContentWrites {
    // what has gone since it was judged becomes -1, which nothing has, so that its key refuses it
    private static final BulkStatements<Category> CATEGORIES = new BulkStatements<>(
            Subject.CATEGORY,
            "insert into categories (pool_id, key, name, description)"
                    + " select coalesce(p.id, -1), d.key, d.name, d.description from "
                    + rows("pool, key, name, description")
                    + " left join chat_pools p on p.key = d.pool order by d.n",
            "update categories t set description = d.description from "
                    + rows("pool, key, name, description")
                    + " join chat_pools p on p.key = d.pool where t.pool_id = p.id and t.key = d.key",
            List.of(Category::name, c -> c.description().orElse(null)));
    private static final BulkStatements<AddIn> ADD_INS = new BulkStatements<>(
            Subject.ADD_IN,
            "insert into add_ins (pool_id, key, name, url) select coalesce(p.id, -1), d.key, d.name, d.url from "
                    + rows("pool, key, name, url")
                    + " left join chat_pools p on p.key = d.pool order by d.n",
            "update add_ins t set url = d.url from "
                    + rows("pool, key, name, url")
                    + " join chat_pools p on p.key = d.pool where t.pool_id = p.id and t.key = d.key",
            List.of(AddIn::name, AddIn::url));
    private static final String ROOM_ROWS =
            rows("pool, key, name, description, type, privacy, disabled, category, add_in")
                    + " left join chat_pools p on p.key = d.pool"
                    + " left join categories c on c.pool_id = p.id and c.key = d.category"
                    + " left join add_ins a on a.pool_id = p.id and a.key = d.add_in";
    private static final String ROOM_ADD_IN = "case when d.add_in is not null then coalesce(a.id, -1) end";
    private static final BulkStatements<Room> ROOMS = new BulkStatements<>(
            Subject.ROOM,
            "insert into rooms (pool_id, key, name, description, type, privacy, disabled, category_id, add_in_id)"
                    + " select coalesce(p.id, -1), d.key, d.name, d.description, d.type, d.privacy,"
                    + " d.disabled::boolean, coalesce(c.id, -1), " + ROOM_ADD_IN + " from " + ROOM_ROWS
                    + " order by d.n",
            "update rooms t set description = w.description, type = w.type, privacy = w.privacy,"
                    + " disabled = w.disabled, category_id = w.category_id, add_in_id = w.add_in_id"
                    + " from (select p.id as pool_id, d.key, d.description, d.type, d.privacy,"
                    + " d.disabled::boolean as disabled, coalesce(c.id, -1) as category_id, " + ROOM_ADD_IN
                    + " as add_in_id from " + ROOM_ROWS + ") w where t.pool_id = w.pool_id and t.key = w.key",
            List.of(
                    Room::name,
                    r -> r.description().orElse(null),
                    r -> r.type().name(),
                    r -> r.privacy().name(),
                    r -> String.valueOf(r.disabled()),
                    r -> r.category().id().nameKey(),
                    r -> r.addIn().map(a -> a.id().nameKey()).orElse(null)));

    /**
     * How changes to one kind of thing reach its table.
     *
     * @param columns what the statements take of a thing, after the keys of its chat pool and its name
     */
    private record BulkStatements<T extends ContentItem>(
            Subject<T> subject, String insert, String update, List<Function<T, @Nullable String>> columns) {

        Uni<Void> carryOut(SqlConnection connection, List<Change<?>> changes, String table) {
            List<Change<T>> own =
                    changes.stream().flatMap(c -> subject.of(c).stream()).toList();
            String delete = "delete from " + table + " t using " + rows("pool, key")
                    + " join chat_pools p on p.key = d.pool where t.pool_id = p.id and t.key = d.key";
            return send(connection, update, after(own, Change.ChangeOperation.UPDATED), columns)
                    .chain(() -> send(connection, insert, after(own, Change.ChangeOperation.CREATED), columns))
                    .chain(() -> send(connection, delete, deleted(own), List.of()))
                    .onFailure()
                    .transform(e -> ConstraintRules.explain(e, table));
        }

        private Uni<Void> send(
                SqlConnection connection,
                String statement,
                List<T> things,
                List<Function<T, @Nullable String>> values) {
            if (things.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Object[] arguments = Stream.concat(
                            Stream.<Function<T, @Nullable String>>of(t -> t.id().poolKey(), t -> t.id().nameKey()),
                            values.stream())
                    .map(value -> things.stream().map(value).toArray(String[]::new))
                    .toArray();
            return connection
                    .preparedQuery(statement)
                    .execute(Tuple.from(arguments))
                    .invoke(written -> {
                        if (written.rowCount() != things.size()) {
                            throw new WriteConflict("some of the rows are gone");
                        }
                    })
                    .replaceWithVoid();
        }

        private static <T> List<T> after(List<Change<T>> changes, Change.ChangeOperation kind) {
            return changes.stream()
                    .filter(c -> c.kind() == kind)
                    .map(c -> c.after().orElseThrow())
                    .toList();
        }

        private static <T> List<T> deleted(List<Change<T>> changes) {
            return changes.stream()
                    .filter(c -> c.kind() == Change.ChangeOperation.DELETED)
                    .map(c -> c.before().orElseThrow())
                    .toList();
        }
    }

    /**
     * Carries out changes to things of these kinds, and logs them in their order.
     *
     * @return the number of the last change's revision; nothing if there is none
     */
    public Uni<Optional<Long>> carryOut(SqlConnection connection, List<Change<?>> changes, String actor) {
        return CATEGORIES
                .carryOut(connection, changes, CategoryTable.NAME)
                .chain(() -> ADD_INS.carryOut(connection, changes, AddInTable.NAME))
                .chain(() -> ROOMS.carryOut(connection, changes, RoomTable.NAME))
                .chain(() -> changes.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : BulkUserWrites.append(connection, changes, actor));
    }

    /** The rows of a statement's arguments, each of which is a column of texts. */
    private static String rows(String columns) {
        int count = columns.split(", ").length;
        StringBuilder arguments = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            arguments.append(i == 1 ? "" : ", ").append("$").append(i).append("::text[]");
        }
        return "unnest(%s) with ordinality d (%s, n)".formatted(arguments, columns);
    }
}
