package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.PolicyGrants;
import io.lifeguard.model.user.User;
import io.lifeguard.store.changes.LoggedWrite;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ConstraintRules;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a policy away from all its users, however many they are, and logs each user: in pages, in the order of the keys. */
final class PolicyGrantRemoval {
    private static final int PAGE = 2000;

    /** A page of users as they were: $1 the row id of the policy, $2 the key that the page begins after, $3 its size. */
    private static final String REMOVE = """
        with page as materialized (
              select id from users where policy_id = $1 and key > $2 order by key limit $3),
            removed as (
              update users u set policy_id = null from page where u.id = page.id)
        select t.key, to_jsonb(t)
        from (select %sfrom page join users u on u.id = page.id %s) t
        order by t.key
        """.formatted(FactMapper.USER_COLUMNS, FactMapper.USER_JOINS);

    private final LoggedWrite write;
    private final Long policy;

    private PolicyGrantRemoval(LoggedWrite write, Long policy) {
        this.write = write;
        this.policy = policy;
    }

    /**
     * Takes the policy away and logs its users.
     *
     * @return the revision number of the last user; fails with {@link WriteConflict} if the policy has another number of
     *     users than the decision was made on
     */
    static Uni<Long> apply(LoggedWrite write, Change<PolicyGrants> removal, RowIds rows) {
        PolicyGrants grants = removal.before().orElseThrow();
        Long policy = rows.id(TableNames.POLICIES, grants.policy().key());
        return new PolicyGrantRemoval(write, policy).remove(grants.users(), 0, "");
    }

    /**
     * @param expected how many users there must be after the key
     * @param revision the number of the last revision so far
     */
    private Uni<Long> remove(int expected, long revision, String after) {
        return write.statements()
                .execute(REMOVE, policy, after, PAGE)
                .onFailure()
                .transform(e -> ConstraintRules.explain(e, TableNames.USERS))
                .chain(page -> {
                    if (page.size() != Math.min(expected, PAGE)) {
                        throw new WriteConflict("The users of the policy have changed.");
                    }
                    if (page.isEmpty()) {
                        return Uni.createFrom().item(revision);
                    }
                    return write.append(changes(page))
                            .chain(last -> remove(expected - page.size(), last, lastKey(page)));
                });
    }

    private static List<Change<User>> changes(List<@Nullable Object[]> page) {
        return page.stream()
                .map(row -> FactMapper.user(Columns.of((JsonObject) row[1])))
                .map(user -> Change.updated(Subject.USER, user, withoutGrant(user)))
                .toList();
    }

    /** The log holds what is granted, not what follows from it. */
    private static User withoutGrant(User user) {
        return new User(
                user.sipAddress(),
                user.externalId(),
                user.displayName(),
                user.enabled(),
                user.hosting(),
                user.home(),
                Optional.empty(),
                user.effectivePolicy());
    }

    private static String lastKey(List<@Nullable Object[]> page) {
        return String.valueOf(page.get(page.size() - 1)[0]);
    }
}
