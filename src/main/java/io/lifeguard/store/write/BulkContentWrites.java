package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
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
    private static final BulkContentStatements<Category> CATEGORIES = new BulkContentStatements<>(
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

    /** After all categories of the batch exist: one may be below another of them. */
    private static final String SET_PARENTS = """
        update categories t set parent_id = w.parent_id
        from (
          select p.id as pool_id, d.key, case when d.parent is not null then coalesce(c.id, -1) end as parent_id
            from unnest($1::text[], $2::text[], $3::text[]) d (pool, key, parent)
            join chat_pools p on p.key = d.pool
            left join categories c on c.pool_id = p.id and c.key = d.parent) w
        where t.pool_id = w.pool_id and t.key = w.key and t.parent_id is distinct from w.parent_id\
        """;

    private static final BulkContentStatements<AddIn> ADD_INS = new BulkContentStatements<>(
            Subject.ADD_IN, TableNames.ADD_INS, """
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

    private static final BulkContentStatements<Room> ROOMS = new BulkContentStatements<>(
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
     * Applies changes to items of these kinds, and appends them to the change log in their order.
     *
     * @return the revision number of the last change; empty if there are no changes
     */
    public Uni<Optional<Long>> apply(SqlConnection connection, List<Change<?>> changes, String actor) {
        return CATEGORIES
                .put(connection, changes)
                .chain(() -> setParents(connection, changes))
                .chain(() -> CATEGORIES.delete(connection, changes))
                .chain(() -> ADD_INS.apply(connection, changes))
                .chain(() -> ROOMS.apply(connection, changes))
                .chain(() -> changes.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : ChangeEntries.append(SqlExecutor.to(connection), changes, actor)
                                .map(Optional::of));
    }

    private static Uni<Void> setParents(SqlConnection connection, List<Change<?>> changes) {
        List<Category> categories = changes.stream()
                .flatMap(c -> Subject.CATEGORY.of(c).stream())
                .filter(c -> !c.before()
                        .flatMap(Category::parentId)
                        .map(ContentItemId::key)
                        .equals(c.after().flatMap(Category::parentId).map(ContentItemId::key)))
                .flatMap(c -> c.after().stream())
                .toList();
        if (categories.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SET_PARENTS)
                .execute(Tuple.of(
                        column(categories, c -> c.id().poolKey()),
                        column(categories, c -> c.id().nameKey()),
                        column(
                                categories,
                                c -> c.parentId().map(ContentItemId::nameKey).orElse(null))))
                .replaceWithVoid()
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, TableNames.CATEGORIES));
    }

    private static @Nullable String[] column(List<Category> categories, Function<Category, @Nullable String> value) {
        return categories.stream().map(value).toArray(String[]::new);
    }
}
