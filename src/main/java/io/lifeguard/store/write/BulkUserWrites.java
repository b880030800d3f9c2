package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.store.changes.ChangeEntries;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.SearchWords;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes to many users with one statement for each kind of change, in the transaction of a connection. Fails
 * with {@link ConstraintViolation} if the constraint of a rule refuses one of them; then the transaction stores nothing.
 */
@ApplicationScoped
public class BulkUserWrites {
    /**
     * Key by key, because the planner would read the whole table for hundreds of keys. While addresses are exchanged, two
     * users may have one; the external id tells them apart.
     */
    private static final String UPDATE = """
        update users u
        set sip_address = w.sip_address, key = w.key, external_id = w.external_id, external_key = w.external_key,
            display_name = w.display_name, search_words = w.search_words, enabled = w.enabled, online = w.online,
            home_id = w.home_id, policy_id = w.policy_id
        from (
            select d.*, h.id as home_id, o.id as policy_id, t.ctid as place
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
                    $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[])
                with ordinality d (sip_address, key, external_id, external_key, display_name, search_words, enabled,
                    online, home, policy, before, before_external, n)
            left join front_end_pools h on h.key = d.home
            left join policies o on o.key = d.policy
            cross join lateral (select ctid from users
                where key = d.before and external_key is not distinct from d.before_external offset 0) t) w
        where u.ctid = w.place\
        """;

    private static final String INSERT = """
        insert into users (sip_address, key, external_id, external_key, display_name, search_words, enabled, online,
            home_id, policy_id)
        select d.sip_address, d.key, d.external_id, d.external_key, d.display_name, d.search_words, d.enabled,
            d.online, h.id, o.id
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
                $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[])
            with ordinality d (sip_address, key, external_id, external_key, display_name, search_words, enabled,
                online, home, policy, before, before_external, n)
        left join front_end_pools h on h.key = d.home
        left join policies o on o.key = d.policy
        order by d.n\
        """;

    private static final String DELETE_CONFIGURATIONS = """
        delete from client_configurations c
        using users u
        where u.id = c.user_id and u.key = any($1)\
        """;

    private static final String DELETE = "delete from users where key = any($1)";

    /**
     * Applies changes to users, and the removal of the configurations of users who are deleted, and appends them to the
     * change log in their order. Deletions go first, so that another user can have the address.
     *
     * @return the revision number of the last change; empty if there are no changes
     */
    public Uni<Optional<Long>> apply(SqlConnection connection, List<Change<?>> changes, String actor) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        List<Change<User>> users =
                changes.stream().flatMap(c -> Subject.USER.of(c).stream()).toList();
        String[] deleted = array(
                of(users, ChangeOperation.DELETED),
                c -> c.before().orElseThrow().key(),
                String[]::new);
        return delete(connection, DELETE_CONFIGURATIONS, deleted)
                .chain(() -> delete(connection, DELETE, deleted))
                .chain(() -> write(connection, UPDATE, of(users, ChangeOperation.UPDATED)))
                .chain(() -> write(connection, INSERT, of(users, ChangeOperation.CREATED)))
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, TableNames.USERS))
                .chain(() -> ChangeEntries.append(SqlExecutor.to(connection), changes, actor))
                .map(Optional::of);
    }

    /**
     * Runs work in the transaction of a connection in which users exchange addresses: that each belongs to one user is
     * checked at the end.
     */
    public <T> Uni<T> withAddressesUniqueAtTheEnd(SqlConnection connection, Uni<T> work) {
        return connection
                .query("set constraints name_is_unique__users_key deferred")
                .execute()
                .chain(() -> work)
                .call(() -> connection
                        .query("set constraints name_is_unique__users_key immediate")
                        .execute()
                        .onFailure()
                        .transform(e -> ConstraintRules.explain(e, TableNames.USERS)));
    }

    private static Uni<Void> write(SqlConnection connection, String statement, List<Change<User>> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).execute(columns(changes)).replaceWithVoid();
    }

    private static Uni<Void> delete(SqlConnection connection, String statement, String[] keys) {
        return keys.length == 0
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(statement)
                        .execute(Tuple.of((Object) keys))
                        .replaceWithVoid();
    }

    private static Tuple columns(List<Change<User>> changes) {
        return Tuple.from(new Object[] {
            column(changes, User::sipAddress),
            column(changes, User::key),
            column(changes, u -> u.externalId().orElse(null)),
            column(changes, u -> u.externalId().map(Ids::key).orElse(null)),
            column(changes, u -> u.displayName().orElse(null)),
            column(changes, u -> SearchWords.of(u.sipAddress(), u.displayName())),
            array(changes, c -> after(c).enabled(), Boolean[]::new),
            array(changes, c -> after(c).hosting() == Hosting.ONLINE, Boolean[]::new),
            column(changes, u -> u.home().map(FrontEndPool::key).orElse(null)),
            column(changes, u -> u.grantedPolicy().map(ChatPolicy::key).orElse(null)),
            array(changes, c -> c.before().map(User::key).orElse(null), String[]::new),
            array(
                    changes,
                    c -> c.before().flatMap(User::externalId).map(Ids::key).orElse(null),
                    String[]::new)
        });
    }

    private static User after(Change<User> change) {
        return change.after().orElseThrow();
    }

    private static @Nullable String[] column(List<Change<User>> changes, Function<User, @Nullable String> value) {
        return array(changes, c -> value.apply(after(c)), String[]::new);
    }

    private static <C, T extends @Nullable Object> T[] array(
            List<C> changes, Function<C, T> value, IntFunction<T[]> ofSize) {
        return changes.stream().map(value).toArray(ofSize);
    }

    private static List<Change<User>> of(List<Change<User>> changes, ChangeOperation kind) {
        return changes.stream().filter(c -> c.kind() == kind).toList();
    }
}
