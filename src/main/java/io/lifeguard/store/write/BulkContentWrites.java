package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.Room;
import io.lifeguard.store.changes.ChangeEntries;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
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
 * Applies changes to many categories, rooms or add-ins with one statement for each kind of change, in the transaction of
 * a connection. Fails with {@link ConstraintViolation} if the constraint of a rule refuses one of them, with
 * {@link WriteConflict} if a row no longer exists; then the transaction stores nothing.
 *
 * <p>Something referred to that no longer exists becomes the row id -1, so that the foreign key refuses it.
 */
@ApplicationScoped
public class BulkContentWrites {
    private static final BulkStatements<Category> CATEGORIES = new BulkStatements<>(
            Subject.CATEGORY, TableNames.CATEGORIES, """
                insert into categories (pool_id, key, name, description)
                select coalesce(p.id, -1), d.key, d.name, d.description
                from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                    with ordinality d (pool, key, name, description, n)
                left join chat_pools p on p.key = d.pool
                order by d.n\
                """, """
                update categories t set description = d.description
                from unnest($1::text[], $2::text[], $3::text[], $4::text[]) d (pool, key, name, description)
                join chat_pools p on p.key = d.pool
                where t.pool_id = p.id and t.key = d.key\
                """, """
                delete from categories t
                using unnest($1::text[], $2::text[]) d (pool, key)
                join chat_pools p on p.key = d.pool
                where t.pool_id = p.id and t.key = d.key\
                """, List.of(Category::name, c -> c.description()
                    .orElse(null)));

    private static final BulkStatements<AddIn> ADD_INS =
            new BulkStatements<>(Subject.ADD_IN, TableNames.ADD_INS, """
                insert into add_ins (pool_id, key, name, url)
                select coalesce(p.id, -1), d.key, d.name, d.url
                from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality d (pool, key, name, url, n)
                left join chat_pools p on p.key = d.pool
                order by d.n\
                """, """
                update add_ins t set url = d.url
                from unnest($1::text[], $2::text[], $3::text[], $4::text[]) d (pool, key, name, url)
                join chat_pools p on p.key = d.pool
                where t.pool_id = p.id and t.key = d.key\
                """, """
                delete from add_ins t
                using unnest($1::text[], $2::text[]) d (pool, key)
                join chat_pools p on p.key = d.pool
                where t.pool_id = p.id and t.key = d.key\
                """, List.of(AddIn::name, AddIn::url));

    private static final BulkStatements<Room> ROOMS = new BulkStatements<>(
            Subject.ROOM,
            TableNames.ROOMS,
            """
            insert into rooms (pool_id, key, name, description, type, privacy, disabled, category_id, add_in_id)
            select coalesce(p.id, -1), d.key, d.name, d.description, d.type, d.privacy, d.disabled::boolean,
                coalesce(c.id, -1), case when d.add_in is not null then coalesce(a.id, -1) end
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::text[])
                with ordinality d (pool, key, name, description, type, privacy, disabled, category, add_in, n)
            left join chat_pools p on p.key = d.pool
            left join categories c on c.pool_id = p.id and c.key = d.category
            left join add_ins a on a.pool_id = p.id and a.key = d.add_in
            order by d.n\
            """,
            """
            update rooms t
            set description = w.description, type = w.type, privacy = w.privacy, disabled = w.disabled,
                category_id = w.category_id, add_in_id = w.add_in_id
            from (
                select p.id as pool_id, d.key, d.description, d.type, d.privacy, d.disabled::boolean as disabled,
                    coalesce(c.id, -1) as category_id,
                    case when d.add_in is not null then coalesce(a.id, -1) end as add_in_id
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::text[], $9::text[])
                    d (pool, key, name, description, type, privacy, disabled, category, add_in)
                left join chat_pools p on p.key = d.pool
                left join categories c on c.pool_id = p.id and c.key = d.category
                left join add_ins a on a.pool_id = p.id and a.key = d.add_in) w
            where t.pool_id = w.pool_id and t.key = w.key\
            """,
            """
            delete from rooms t
            using unnest($1::text[], $2::text[]) d (pool, key)
            join chat_pools p on p.key = d.pool
            where t.pool_id = p.id and t.key = d.key\
            """,
            List.of(
                    Room::name,
                    r -> r.description().orElse(null),
                    r -> r.type().name(),
                    r -> r.privacy().name(),
                    r -> String.valueOf(r.disabled()),
                    r -> r.category().id().nameKey(),
                    r -> r.addIn().map(a -> a.id().nameKey()).orElse(null)));

    /**
     * How changes to one kind of item reach their table.
     *
     * @param columns the parameters of insert and update after the keys of the chat pool and of the name, which delete
     *     takes alone
     */
    private record BulkStatements<T extends ContentItem>(
            Subject<T> subject,
            String table,
            String insert,
            String update,
            String delete,
            List<Function<T, @Nullable String>> columns) {

        Uni<Void> apply(SqlConnection connection, List<Change<?>> changes) {
            List<Change<T>> own =
                    changes.stream().flatMap(c -> subject.of(c).stream()).toList();
            return write(connection, update, items(own, ChangeOperation.UPDATED), columns)
                    .chain(() -> write(connection, insert, items(own, ChangeOperation.CREATED), columns))
                    .chain(() -> write(connection, delete, items(own, ChangeOperation.DELETED), List.of()))
                    .onFailure()
                    .transform(e -> ConstraintRules.explain(e, table));
        }

        private Uni<Void> write(
                SqlConnection connection, String statement, List<T> items, List<Function<T, @Nullable String>> values) {
            if (items.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Object[] arguments = Stream.concat(
                            Stream.<Function<T, @Nullable String>>of(t -> t.id().poolKey(), t -> t.id().nameKey()),
                            values.stream())
                    .map(value -> items.stream().map(value).toArray(String[]::new))
                    .toArray();
            return connection
                    .preparedQuery(statement)
                    .execute(Tuple.from(arguments))
                    .invoke(written -> {
                        if (written.rowCount() != items.size()) {
                            throw new WriteConflict("Some rows of " + table + " no longer exist.");
                        }
                    })
                    .replaceWithVoid();
        }

        private static <T> List<T> items(List<Change<T>> changes, ChangeOperation kind) {
            return changes.stream()
                    .filter(c -> c.kind() == kind)
                    .map(c -> c.after().or(c::before).orElseThrow())
                    .toList();
        }
    }

    /**
     * Applies changes to items of these kinds, and appends them to the change log in their order.
     *
     * @return the revision number of the last change; empty if there are no changes
     */
    public Uni<Optional<Long>> apply(SqlConnection connection, List<Change<?>> changes, String actor) {
        return CATEGORIES
                .apply(connection, changes)
                .chain(() -> ADD_INS.apply(connection, changes))
                .chain(() -> ROOMS.apply(connection, changes))
                .chain(() -> changes.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : ChangeEntries.append(SqlExecutor.to(connection), changes, actor)
                                .map(Optional::of));
    }
}
