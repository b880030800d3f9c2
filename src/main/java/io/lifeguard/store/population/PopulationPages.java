package io.lifeguard.store.population;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.PlacementArrays;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.population.PopulationGroups.PopulationQuery;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Reads pages of the users of some groups. Most pages are among the next users in the order of the keys: these are found
 * without any group. Where too few of a page are among them, the next few thousand users are compared with the groups, and
 * where that is not enough either, each group is a walk through an index ({@link IndexWalks}).
 */
@ApplicationScoped
public class PopulationPages {
    /** With the placeholders of the groups' columns. */
    private static final String REQUESTED = """
            with requested as materialized (
              select g.enabled, g.online, h.id as home_id, o.id as policy_id, g.configured
                from unnest(%s::boolean[], %s::boolean[], %s::text[], %s::text[], %s::text[])
                  g (enabled, online, home, granted, configured)
                left join front_end_pools h on h.key = g.home
                left join policies o on o.key = g.granted)""";

    /** With the configuration state, and the placeholders of the key before the page, of the users to scan, and of the limit. */
    private static final String NEAR = """
            , next as materialized (
              select u.key, u.enabled, u.online, u.home_id, u.policy_id, %1$s as configured
                from users u
                where u.key > %2$s
                order by u.key limit %3$s)
            , near as materialized (
              select u.key
                from next u
                where (u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0), u.configured) in (
                  select g.enabled, g.online, coalesce(g.home_id, 0), coalesce(g.policy_id, 0), g.configured
                    from requested g)
                order by u.key limit %4$s)
            , enough as materialized (
              select (select count(*) from near) = %4$s or (select count(*) from next) < %3$s as near)""";

    /** With the walks and the placeholder of the limit. */
    private static final String NEAR_OR_WALKED = """

            select key from near where (select near from enough)
            union all
            select key from (%1$s order by 1 limit %2$s) w where not (select near from enough)
            order by 1 limit %2$s""";

    /** A search matches few users, and another index finds them. */
    private static final String SEARCH = """

            select u.key
              from users u
              where %s and u.key > %s and exists (
                select from requested g
                  where g.enabled = u.enabled and g.online = u.online and g.home_id is not distinct from u.home_id
                    and g.policy_id is not distinct from u.policy_id and g.configured = %s)
              order by 1 limit %s""";

    /** How many users are scanned without groups for each on the page: a page of one user in twenty is among them. */
    private static final int SCANNED_PER_USER = 20;

    private static final int MIN_SCANNED = 1000;

    private final ReadDatabase reads;

    private final int scanSize;

    PopulationPages(ReadDatabase reads, PopulationSettings settings) {
        this.reads = reads;
        this.scanSize = settings.pageScanSize();
    }

    /** Users of a page, and the pools and policies of the same snapshot. */
    public record PopulationPage(Topology topology, List<User> users) {}

    /**
     * A user who may belong on a page.
     *
     * @param group the group whose decision is the user's; its count is 0
     * @param matches whether the filter matches the user
     */
    public record PageCandidate(User user, PopulationGroup group, boolean matches) {}

    /**
     * The next users.
     *
     * @param candidates in the order of their keys
     * @param complete whether there are no further users
     */
    public record NextUsers(Topology topology, List<PageCandidate> candidates, boolean complete) {}

    /**
     * The next users in the order of the pages, whether they belong on one or not, with the pools and policies of the same
     * snapshot.
     *
     * @param after the key that they begin after
     * @param limit the most users on the page; several times as many are returned
     */
    public Uni<Snapshot<NextUsers>> next(PopulationQuery query, String after, int limit) {
        int count = Math.min(scanSize, Math.max(MIN_SCANNED, SCANNED_PER_USER * limit));
        SqlConditions arguments = new SqlConditions();
        String users = "(select * from users where key > %s order by key limit %s) u"
                .formatted(arguments.placeholder(after), arguments.placeholder(count));
        SqlConditions matches = arguments.sharingArguments();
        UserConditions.addPlacement(query.filter(), matches);
        SqlConditions selected = arguments.sharingArguments();
        UserConditions.addPlacement(query.selected(), selected);
        String select = TopologyRows.select(TopologyRows.candidates(
                users, query.configured(arguments), selected.expression(), matches.expression()));
        return reads.list(select, TopologyRows.ORDER, arguments.arguments(), Function.identity())
                .map(s -> s.map(TopologyRows::new))
                .map(s -> s.map(rows -> {
                    List<PageCandidate> candidates = candidates(rows);
                    return new NextUsers(rows.topology(), candidates, candidates.size() < count);
                }));
    }

    private static List<PageCandidate> candidates(TopologyRows rows) {
        return rows.userRows()
                .map(row -> new PageCandidate(
                        rows.user(row), TopologyRows.populationGroup(row, 0), row.integer("count") > 0))
                .toList();
    }

    /**
     * A page, in the order of the users' keys.
     *
     * @param groups of the query, each once
     * @param after the key that the page begins after; empty for the first page
     * @param limit the most users on the page
     */
    public Uni<Snapshot<PopulationPage>> of(
            PopulationQuery query, List<PopulationGroup> groups, String after, int limit) {
        SqlConditions arguments = new SqlConditions();
        String users = "(%s) k cross join lateral (select * from users where key = k.key offset 0) u"
                .formatted(keys(query, groups, after, limit, arguments));
        return reads.list(
                        TopologyRows.select(TopologyRows.users(users)),
                        TopologyRows.ORDER,
                        arguments.arguments(),
                        Function.identity())
                .map(s -> s.map(TopologyRows::new))
                .map(s -> s.map(rows -> new PopulationPage(rows.topology(), rows.users())));
    }

    private String keys(
            PopulationQuery query, List<PopulationGroup> groups, String after, int limit, SqlConditions arguments) {
        String requested = requested(groups, arguments);
        String from = arguments.placeholder(after);
        String most = arguments.placeholder(limit);
        if (query.searches()) {
            SqlConditions searched = arguments.sharingArguments();
            UserConditions.addSearch(query.filter(), searched);
            UserConditions.addSearch(query.selected(), searched);
            return requested + SEARCH.formatted(searched.expression(), from, query.configured(arguments), most);
        }
        IndexWalks walks = new IndexWalks(query, from, most);
        return requested
                + NEAR.formatted(query.configured(arguments), from, arguments.placeholder(scanSize), most)
                + walks.walked(arguments)
                + NEAR_OR_WALKED.formatted(walks.select(), most);
    }

    private static String requested(List<PopulationGroup> groups, SqlConditions arguments) {
        PlacementArrays placements = PlacementArrays.of(
                groups.stream().map(PopulationGroup::placement).toList());
        return REQUESTED.formatted(
                arguments.placeholder(placements.enabled()),
                arguments.placeholder(placements.online()),
                arguments.placeholder(placements.home()),
                arguments.placeholder(placements.granted()),
                arguments.placeholder(
                        groups.stream().map(g -> g.configured().name()).toArray(String[]::new)));
    }
}
