package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.population.PopulationSettings;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads users. Lists are in the order of the users' keys. */
@ApplicationScoped
public class UserReads {
    private static final String USERS = "select " + FactMapper.USER_COLUMNS + "from users u\n" + FactMapper.USER_JOINS;

    private static final String COUNT = """
            select count(*)
            from users u
            left join front_end_pools h on h.id = u.home_id
            """;

    /**
     * With the placeholders of the key before the page, of the users to examine, and of the limit, and the conditions. A prefix
     * that many users have is found among the next users; the planner, which cannot know how many have it, would look for any
     * other prefix there too, so all users who have it are taken from its index before they are ordered.
     */
    private static final String SEARCHED = """
            with next as materialized (
              select * from users u where u.key > %1$s order by u.key limit %2$s)
            , near as materialized (
              select u.key
                from next u
                left join front_end_pools h on h.id = u.home_id%4$s
                order by u.key limit %3$s)
            , enough as materialized (
              select (select count(*) from near) = %3$s or (select count(*) from next) < %2$s as near)
            , found as materialized (
              select u.key
                from users u
                left join front_end_pools h on h.id = u.home_id%4$s and u.key > %1$s and not (select near from enough))
            """;

    private static final String OF_SEARCHED = """
            where u.key in (
              select key from near where (select near from enough)
              union all
              select key from (select key from found order by key limit %s) f)
            """;

    private final ReadDatabase reads;
    private final int scanSize;

    UserReads(ReadDatabase reads, PopulationSettings settings) {
        this.reads = reads;
        this.scanSize = settings.pageScanSize();
    }

    public Uni<Snapshot<Optional<User>>> bySipAddress(String sipAddress) {
        return reads.first(USERS + "where u.key = $1", Tuple.of(Ids.key(sipAddress)), FactMapper::user);
    }

    public Uni<Snapshot<Optional<User>>> byExternalId(String externalId) {
        return reads.first(USERS + "where u.external_key = $1", Tuple.of(Ids.key(externalId)), FactMapper::user);
    }

    /** User key to the user; a user who is not recorded is left out. */
    public Uni<Map<String, User>> byKeys(List<String> keys) {
        return reads.list(USERS + "where u.key = any($1)", Tuple.of(keys.toArray(String[]::new)), FactMapper::user)
                .map(s -> s.value().stream().collect(Collectors.toMap(User::key, u -> u)));
    }

    /**
     * A page of the users that match a filter.
     *
     * @param after the key that the page begins after; empty for the first page
     * @param limit the most users on the page
     */
    public Uni<Snapshot<List<User>>> page(UserFilter filter, String after, int limit) {
        return filter.search().isPresent() ? searched(filter, after, limit) : ordered(filter, after, limit);
    }

    private Uni<Snapshot<List<User>>> searched(UserFilter filter, String after, int limit) {
        SqlConditions conditions = conditions(filter);
        String most = conditions.placeholder(limit);
        String select = SEARCHED.formatted(
                        conditions.placeholder(after), conditions.placeholder(scanSize), most, conditions.where())
                + USERS
                + OF_SEARCHED.formatted(most);
        return reads.list(select, "key", conditions.arguments(), FactMapper::user);
    }

    private Uni<Snapshot<List<User>>> ordered(UserFilter filter, String after, int limit) {
        SqlConditions conditions = conditions(filter).and("u.key > ", after);
        return reads.list(
                USERS + conditions.where() + " order by u.key limit " + conditions.placeholder(limit),
                "key",
                conditions.arguments(),
                FactMapper::user);
    }

    /** The number of users that match a filter. */
    public Uni<Snapshot<Integer>> count(UserFilter filter) {
        SqlConditions conditions = conditions(filter);
        return reads.list(COUNT + conditions.where(), conditions.arguments(), row -> row.integer("count"))
                .map(s -> s.map(rows -> rows.get(0)));
    }

    private static SqlConditions conditions(UserFilter filter) {
        SqlConditions conditions = new SqlConditions();
        UserConditions.addPlacement(filter, conditions);
        UserConditions.addSearch(filter, conditions);
        return conditions;
    }
}
