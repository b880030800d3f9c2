package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is recorded of users and of their client configurations. Users come in the order of their keys. */
@ApplicationScoped
public class UserReads {
    private static final String SELECT =
            "select " + FactMapper.USER + ", " + FactMapper.HOME + ", " + FactMapper.POLICIES;
    private final ReadDatabase reads;

    UserReads(ReadDatabase reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<User>>> bySipAddress(String sipAddress) {
        return reads.first(
                SELECT + " from users u" + FactMapper.USER_JOINS + " where u.key = $1",
                Tuple.of(Ids.key(sipAddress)),
                FactMapper::user);
    }

    public Uni<Snapshot<Optional<User>>> byExternalId(String externalId) {
        return reads.first(
                SELECT + " from users u" + FactMapper.USER_JOINS + " where u.external_key = $1",
                Tuple.of(Ids.key(externalId)),
                FactMapper::user);
    }

    /** The users of these keys; those that are not recorded are left out. */
    public Uni<Map<String, User>> byKeys(List<String> keys) {
        return reads.list(
                        SELECT + " from users u" + FactMapper.USER_JOINS + " where u.key = any($1)",
                        Tuple.of(keys.toArray(String[]::new)),
                        FactMapper::user)
                .map(s -> s.value().stream().collect(Collectors.toMap(User::key, u -> u)));
    }

    /**
     * A page of the users that a filter means.
     *
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     */
    public Uni<Snapshot<List<User>>> page(UserFilter filter, String after, int most) {
        SqlConditions conditions = conditions(filter).and("u.key > ", after);
        return reads.list(
                SELECT + " from users u" + FactMapper.USER_JOINS + conditions.where() + " order by u.key limit "
                        + conditions.next(most),
                conditions.arguments(),
                FactMapper::user);
    }

    /** How many users a filter means. */
    public Uni<Snapshot<Integer>> count(UserFilter filter) {
        SqlConditions conditions = conditions(filter);
        return reads.list(
                        "select count(*) from users u left join front_end_pools h on h.id = u.home_id"
                                + " left join policies o on o.id = u.policy_id" + conditions.where(),
                        conditions.arguments(),
                        row -> Math.toIntExact(row.getLong("count")))
                .map(s -> s.map(rows -> rows.get(0)));
    }

    private static SqlConditions conditions(UserFilter filter) {
        SqlConditions conditions = new SqlConditions();
        UserConditions.placed(filter, conditions);
        UserConditions.searched(filter, conditions);
        return conditions;
    }
}
