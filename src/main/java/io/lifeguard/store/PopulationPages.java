package io.lifeguard.store;

import io.lifeguard.model.Hosting;
import io.lifeguard.model.Placement;
import io.lifeguard.model.PopulationGroup;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.store.PopulationGroups.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the users of some groups: for each placement an ordered walk through the index, all of them merged. A missing
 * home or policy is a walk of its own kind, since only what is compared by {@code =} or {@code is null} finds its place in
 * an index. Those whose client is configured so or so are looked for among the configurations, unless it may be configured
 * for none.
 */
@ApplicationScoped
public class PopulationPages {
    private static final String WALK = "select w.key from asked g cross join lateral (select u.key from users u"
            + " where u.enabled = g.enabled and u.online = g.online and %s and %s and u.key > %s%s"
            + " order by u.enabled, u.online, u.home_id, u.policy_id, u.key limit %s) w where %s";
    private static final String MEANT =
            "exists (select from asked g where g.enabled = u.enabled and g.online = u.online"
                    + " and g.home_id is not distinct from u.home_id and g.policy_id is not distinct from u.policy_id%s)";
    /** What a search finds is few, and found by another index. */
    private static final String SEARCH = "select u.key from users u where %s and u.key > %s and %s order by 1 limit %s";

    private static final String CONFIGURED =
            "(select u.key from client_configurations c join users u on u.id = c.user_id"
                    + " where c.client = %s and u.key > %s and %s order by 1 limit %s)";
    private static final int ANY = 0b111;

    private final Reads reads;

    PopulationPages(Reads reads) {
        this.reads = reads;
    }

    /** Users of a page, and what was recorded of pools and policies in the same state. */
    public record Page(Topology topology, List<User> users) {}

    /**
     * A page, in the order of the users' keys.
     *
     * @param groups of the question, distinct ones
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     */
    public Uni<Snapshot<Page>> of(Asked asked, List<PopulationGroup> groups, String after, int most) {
        Conditions arguments = new Conditions();
        String statement = TopologyRows.TOPOLOGY + TopologyRows.USERS + " from ("
                + keys(asked, groups, after, most, arguments)
                + ") k cross join lateral (select * from users where key = k.key offset 0) u" + TopologyRows.USER_JOINS
                + TopologyRows.END;
        return reads.list(statement, arguments.arguments(), Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows found = new TopologyRows(rows);
                    return new Page(found.topology(), found.users());
                }));
    }

    private static String keys(
            Asked asked, List<PopulationGroup> groups, String after, int most, Conditions arguments) {
        String given = "with asked as materialized (" + given(asked, groups, arguments) + ") ";
        String from = arguments.next(after);
        String limit = arguments.next(most);
        Conditions searched = arguments.elsewhere();
        UserConditions.searched(asked.filter(), searched);
        UserConditions.searched(asked.meant(), searched);
        String fitting = asked.asksConfiguration() ? fitting(asked, arguments) : "";
        if (!searched.where().isEmpty()) {
            return given + SEARCH.formatted(searched.hold(), from, MEANT.formatted(fitting), limit);
        }
        List<String> parts = new ArrayList<>();
        for (boolean homed : new boolean[] {true, false}) {
            for (boolean granted : new boolean[] {true, false}) {
                parts.add(WALK.formatted(
                        homed ? "u.home_id = g.home_id" : "u.home_id is null",
                        granted ? "u.policy_id = g.policy_id" : "u.policy_id is null",
                        from,
                        fitting,
                        limit,
                        (asked.asksConfiguration() ? "g.configured & 1 = 1 and " : "")
                                + (homed ? "not g.nowhere" : "g.nowhere")
                                + (granted ? " and not g.inherits" : " and g.inherits")));
            }
        }
        if (asked.asksConfiguration()) {
            String client = arguments.next(asked.client().name());
            parts.add(
                    CONFIGURED.formatted(client, from, MEANT.formatted(" and g.configured & 1 = 0" + fitting), limit));
        }
        return given + String.join(" union all ", parts) + " order by 1 limit " + limit;
    }

    /** The placements, and for each in bits what the client may be configured for. */
    private static String given(Asked asked, List<PopulationGroup> groups, Conditions arguments) {
        Map<Placement, Integer> configured = new LinkedHashMap<>();
        groups.forEach(g -> configured.merge(
                g.placement(), asked.asksConfiguration() ? 1 << g.configured().ordinal() : ANY, (a, b) -> a | b));
        List<Placement> placements = List.copyOf(configured.keySet());
        return "select g.enabled, g.online, g.configured, h.id as home_id, o.id as policy_id,"
                + " g.home is null as nowhere, g.granted is null as inherits from unnest("
                + arguments.next(column(placements, Placement::enabled, Boolean[]::new)) + "::boolean[], "
                + arguments.next(column(placements, p -> p.hosting() == Hosting.ONLINE, Boolean[]::new))
                + "::boolean[], "
                + arguments.next(column(placements, p -> p.home().orElse(null), String[]::new)) + "::text[], "
                + arguments.next(column(placements, p -> p.grantedPolicy().orElse(null), String[]::new))
                + "::text[], "
                + arguments.next(configured.values().toArray(Integer[]::new))
                + "::int[]) g (enabled, online, home, granted, configured)"
                + " left join front_end_pools h on h.key = g.home left join policies o on o.key = g.granted";
    }

    /** Whether what the client of a user is configured for fits; a scalar, which is never computed for all at once. */
    private static String fitting(Asked asked, Conditions arguments) {
        return " and (g.configured = " + ANY + " or (g.configured >> coalesce((select case when f.pool_id ="
                + " (select id from chat_pools where key = " + arguments.next(asked.poolKey()) + ") then 1 else 2 end"
                + " from client_configurations f where f.user_id = u.id and f.client = "
                + arguments.next(asked.client().name()) + "), 0)) & 1 = 1)";
    }

    private static <T extends @Nullable Object> T[] column(
            List<Placement> placements, Function<Placement, T> value, IntFunction<T[]> ofSize) {
        return placements.stream().map(value).toArray(ofSize);
    }
}
