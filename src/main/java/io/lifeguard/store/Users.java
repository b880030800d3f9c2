package io.lifeguard.store;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.User;
import io.lifeguard.model.UserFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is recorded of users and of their client configurations. Users come in the order of their keys. */
@ApplicationScoped
public class Users {
    private static final String SELECT = "select " + Facts.USER + ", " + Facts.HOME + ", " + Facts.POLICIES;
    private final Reads reads;

    Users(Reads reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<User>>> bySipAddress(String sipAddress) {
        return reads.first(
                SELECT + " from users u" + Facts.USER_JOINS + " where u.key = $1",
                Tuple.of(Ids.key(sipAddress)),
                Facts::user);
    }

    public Uni<Snapshot<Optional<User>>> byExternalId(String externalId) {
        return reads.first(
                SELECT + " from users u" + Facts.USER_JOINS + " where u.external_key = $1",
                Tuple.of(Ids.key(externalId)),
                Facts::user);
    }

    /** The users of these keys; those that are not recorded are left out. */
    public Uni<Map<String, User>> byKeys(List<String> keys) {
        return reads.list(
                        SELECT + " from users u" + Facts.USER_JOINS + " where u.key = any($1)",
                        Tuple.of(keys.toArray(String[]::new)),
                        Facts::user)
                .map(s -> s.value().stream().collect(Collectors.toMap(User::key, u -> u)));
    }

    /**
     * A page of the users that a filter means.
     *
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     */
    public Uni<Snapshot<List<User>>> page(UserFilter filter, String after, int most) {
        Conditions conditions = conditions(filter).and("u.key > ", after);
        return reads.list(
                SELECT + " from users u" + Facts.USER_JOINS + conditions.where() + " order by u.key limit "
                        + conditions.next(most),
                conditions.arguments(),
                Facts::user);
    }

    /** How many users a filter means. */
    public Uni<Snapshot<Integer>> count(UserFilter filter) {
        Conditions conditions = conditions(filter);
        return reads.list(
                        "select count(*) from users u left join front_end_pools h on h.id = u.home_id"
                                + " left join policies o on o.id = u.policy_id" + conditions.where(),
                        conditions.arguments(),
                        row -> Math.toIntExact(row.getLong("count")))
                .map(s -> s.map(rows -> rows.get(0)));
    }

    private static Conditions conditions(UserFilter filter) {
        Conditions conditions = new Conditions();
        UserConditions.placed(filter, conditions);
        UserConditions.searched(filter, conditions);
        return conditions;
    }
}
