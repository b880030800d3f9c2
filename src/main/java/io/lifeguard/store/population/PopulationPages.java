package io.lifeguard.store.population;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.population.PopulationGroups.PopulationQuery;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the users of some groups. Most are among the next users in the order of the page: those are found without any
 * group. Where they are too few among them, the next few thousand are looked at by group, and where that is not enough
 * either, for each group an ordered walk through an index, all of them merged. What is missing - a home, a policy, a
 * configuration - makes a walk of its own kind, since only what is compared by {@code =} or {@code is null} finds its
 * place in an index.
 */
@ApplicationScoped
public class PopulationPages {
    private static final String NEAR =
            ", next as materialized (select u.key, u.enabled, u.online, u.home_id, u.policy_id,"
                    + " %s as configured from users u where u.key > %s order by u.key limit %s),"
                    + " near as materialized (select u.key from next u where (u.enabled, u.online, coalesce(u.home_id, 0),"
                    + " coalesce(u.policy_id, 0), u.configured) in (select g.enabled, g.online, coalesce(g.home_id, 0),"
                    + " coalesce(g.policy_id, 0), g.configured from asked g) order by u.key limit %s),"
                    + " enough as materialized (select (select count(*) from near) = %s or (select count(*) from next) < %s"
                    + " as near)";
    private static final String WALK = "select w.key from walked g cross join lateral (select u.key from users u"
            + " where u.enabled = g.enabled and u.online = g.online and %s and u.key > %s"
            + " order by u.enabled, u.online, u.home_id, u.policy_id%s, u.key limit %s) w where %s";
    /** The groups, one for each chat pool that somebody's client may be configured for. */
    private static final String WALKED = ", walked as (select g.*, p.id as pool_id from asked g"
            + " left join (select p.id, case when p.key = %s then 'FOR_THIS_POOL' else 'FOR_ANOTHER_POOL' end"
            + " as configured from chat_pools p where exists (select from client_configurations c"
            + " where c.pool_id = p.id and c.client = %s)) p on p.configured = g.configured"
            + " where g.configured = 'FOR_NO_POOL' or p.id is not null)";
    /** What a search finds is few, and found by another index. */
    private static final String SEARCH =
            "select u.key from users u where %s and u.key > %s and exists (select from asked g"
                    + " where g.enabled = u.enabled and g.online = u.online and g.home_id is not distinct from u.home_id"
                    + " and g.policy_id is not distinct from u.policy_id and g.configured = %s) order by 1 limit %s";

    /** How many users are found without groups for each that a page may have: a page of one in twenty is among them. */
    private static final int FOR_EACH = 20;

    private static final int AT_LEAST = 1000;

    private final ReadDatabase reads;

    private final int next;

    PopulationPages(ReadDatabase reads, PopulationSettings settings) {
        this.reads = reads;
        this.next = settings.pageScanSize();
    }

    /** Users of a page, and what was recorded of pools and policies in the same state. */
    public record PopulationPage(Topology topology, List<User> users) {}

    /**
     * A user who may belong on a page.
     *
     * @param group what is decided about the user; its count is 0
     * @param asked whether the filter means the user
     */
    public record PageCandidate(User user, PopulationGroup group, boolean asked) {}

    /**
     * The next users.
     *
     * @param candidates in the order of their keys
     * @param all whether there are no further ones
     */
    public record NextUsers(Topology topology, List<PageCandidate> candidates, boolean all) {}

    /**
     * The next users in the order of the pages, whether they belong on one or not, and what was recorded of pools and
     * policies in the same state.
     *
     * @param after the key that they begin after
     * @param most how many users the page has at most; several times as many come
     */
    public Uni<Snapshot<NextUsers>> next(PopulationQuery asked, String after, int most) {
        int count = Math.min(next, Math.max(AT_LEAST, FOR_EACH * most));
        SqlConditions arguments = new SqlConditions();
        String from = arguments.next(after);
        String limit = arguments.next(count);
        SqlConditions matches = arguments.elsewhere();
        UserConditions.placed(asked.filter(), matches);
        SqlConditions meant = arguments.elsewhere();
        UserConditions.placed(asked.meant(), meant);
        String configured = asked.configured(asked.configuredPool().isPresent() ? arguments.next(asked.poolKey()) : "");
        String statement = TopologyRows.TOPOLOGY
                + TopologyRows.candidates(configured, meant.hold(), matches.hold())
                + " from (select * from users where key > " + from + " order by key limit " + limit + ") u"
                + TopologyRows.GROUP_JOINS + TopologyRows.END;
        return reads.list(statement, arguments.arguments(), Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows found = new TopologyRows(rows);
                    List<PageCandidate> candidates = found.candidates();
                    return new NextUsers(found.topology(), candidates, candidates.size() < count);
                }));
    }

    /**
     * A page, in the order of the users' keys.
     *
     * @param groups of the question, distinct ones
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     */
    public Uni<Snapshot<PopulationPage>> of(
            PopulationQuery asked, List<PopulationGroup> groups, String after, int most) {
        SqlConditions arguments = new SqlConditions();
        String statement = TopologyRows.TOPOLOGY + TopologyRows.USERS + " from ("
                + keys(asked, groups, after, most, arguments)
                + ") k cross join lateral (select * from users where key = k.key offset 0) u"
                + TopologyRows.USER_JOINS
                + TopologyRows.END;
        return reads.list(statement, arguments.arguments(), Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows found = new TopologyRows(rows);
                    return new PopulationPage(found.topology(), found.users());
                }));
    }

    private String keys(
            PopulationQuery asked, List<PopulationGroup> groups, String after, int most, SqlConditions arguments) {
        String given = "with asked as materialized (" + given(groups, arguments) + ")";
        String from = arguments.next(after);
        String limit = arguments.next(most);
        SqlConditions searched = arguments.elsewhere();
        UserConditions.searched(asked.filter(), searched);
        UserConditions.searched(asked.meant(), searched);
        if (!searched.where().isEmpty()) {
            String configured =
                    asked.configured(asked.configuredPool().isPresent() ? arguments.next(asked.poolKey()) : "");
            return given + SEARCH.formatted(searched.hold(), from, configured, limit);
        }
        String pool = arguments.next(asked.poolKey());
        String lookedAt = arguments.next(next);
        return given
                + NEAR.formatted(asked.configured(pool), from, lookedAt, limit, limit, lookedAt)
                + WALKED.formatted(pool, arguments.next(asked.client().name()))
                + " select key from near where (select near from enough)"
                + " union all select key from (" + walks(asked, from, limit) + " order by 1 limit " + limit
                + ") w where not (select near from enough) order by 1 limit " + limit;
    }

    private static String walks(PopulationQuery asked, String from, String limit) {
        List<String> compared = new ArrayList<>(List.of("home_id", "policy_id"));
        asked.configuredPool().ifPresent(compared::add);
        String order = asked.configuredPool().map(column -> ", u." + column).orElse("");
        return IntStream.range(0, 1 << compared.size())
                .mapToObj(missing -> walk(compared, missing, from, order, limit))
                .collect(Collectors.joining(" union all "));
    }

    /** @param missing in bits, which of the columns are null */
    private static String walk(List<String> compared, int missing, String from, String order, String limit) {
        List<String> ofUsers = new ArrayList<>();
        List<String> ofGroups = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            boolean isNull = (missing >> i & 1) == 1;
            String asked = i == 2 ? "pool_id" : compared.get(i);
            ofUsers.add("u." + compared.get(i) + (isNull ? " is null" : " = g." + asked));
            ofGroups.add("g." + asked + (isNull ? " is null" : " is not null"));
        }
        boolean ofConfigured = compared.size() == 3 && missing >> 2 == 0;
        return WALK.formatted(
                String.join(" and ", ofUsers), from, ofConfigured ? order : "", limit, String.join(" and ", ofGroups));
    }

    private static String given(List<PopulationGroup> groups, SqlConditions arguments) {
        List<Placement> placements =
                groups.stream().map(PopulationGroup::placement).toList();
        return "select g.enabled, g.online, h.id as home_id, o.id as policy_id, g.configured from unnest("
                + arguments.next(column(placements, Placement::enabled, Boolean[]::new)) + "::boolean[], "
                + arguments.next(column(placements, p -> p.hosting() == Hosting.ONLINE, Boolean[]::new))
                + "::boolean[], "
                + arguments.next(column(placements, p -> p.home().orElse(null), String[]::new)) + "::text[], "
                + arguments.next(column(placements, p -> p.grantedPolicy().orElse(null), String[]::new))
                + "::text[], "
                + arguments.next(groups.stream().map(g -> g.configured().name()).toArray(String[]::new))
                + "::text[]) g (enabled, online, home, granted, configured)"
                + " left join front_end_pools h on h.key = g.home left join policies o on o.key = g.granted";
    }

    private static <T extends @Nullable Object> T[] column(
            List<Placement> placements, Function<Placement, T> value, IntFunction<T[]> ofSize) {
        return placements.stream().map(value).toArray(ofSize);
    }
}
