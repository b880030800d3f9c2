package io.lifeguard.store;

import io.lifeguard.model.Hosting;
import io.lifeguard.model.PopulationGroup;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.store.PopulationGroups.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the users of some groups: for each group an ordered walk through the index, all of them merged. A missing home
 * or policy is a walk of its own kind, since only what is compared by {@code =} or {@code is null} finds its place in an
 * index.
 */
@ApplicationScoped
public class PopulationPages {
    private static final String WALK = "select w.key from asked g cross join lateral (select u.key from users u"
            + " where u.enabled = g.enabled and u.online = g.online and %s and %s and u.key > %s%s"
            + " order by u.enabled, u.online, u.home_id, u.policy_id, u.key limit %s) w where %s";
    /** What a search finds is few, and found by another index. */
    private static final String SEARCH = "select u.key from users u join asked g on g.enabled = u.enabled"
            + " and g.online = u.online and g.home_id is not distinct from u.home_id"
            + " and g.policy_id is not distinct from u.policy_id where %s and u.key > %s%s order by 1 limit %s";

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
        String given = "with asked as (select g.enabled, g.online, g.configured, h.id as home_id, o.id as policy_id,"
                + " g.home is null as nowhere, g.granted is null as inherits from unnest("
                + arguments.next(column(groups, g -> g.placement().enabled(), Boolean[]::new)) + "::boolean[], "
                + arguments.next(column(groups, g -> g.placement().hosting() == Hosting.ONLINE, Boolean[]::new))
                + "::boolean[], "
                + arguments.next(column(groups, g -> g.placement().home().orElse(null), String[]::new)) + "::text[], "
                + arguments.next(
                        column(groups, g -> g.placement().grantedPolicy().orElse(null), String[]::new))
                + "::text[], "
                + arguments.next(column(groups, g -> g.configured().ordinal(), Integer[]::new))
                + "::int[]) g (enabled, online, home, granted, configured)"
                + " left join front_end_pools h on h.key = g.home left join policies o on o.key = g.granted) ";
        String from = arguments.next(after);
        String limit = arguments.next(most);
        String more = configured(asked, arguments);
        String searched = searched(asked, arguments);
        if (!searched.isEmpty()) {
            return given + SEARCH.formatted(searched, from, more, limit);
        }
        return given
                + Stream.of(true, false)
                        .flatMap(homed -> Stream.of(true, false)
                                .map(granted -> WALK.formatted(
                                        homed ? "u.home_id = g.home_id" : "u.home_id is null",
                                        granted ? "u.policy_id = g.policy_id" : "u.policy_id is null",
                                        from,
                                        more,
                                        limit,
                                        (homed ? "not g.nowhere" : "g.nowhere")
                                                + (granted ? " and not g.inherits" : " and g.inherits"))))
                        .collect(Collectors.joining(" union all "))
                + " order by 1 limit " + limit;
    }

    private static String configured(Asked asked, Conditions arguments) {
        if (!asked.asksConfiguration()) {
            return "";
        }
        String found = "(select from client_configurations c where c.user_id = u.id and c.client = "
                + arguments.next(asked.client().name());
        String pool = "(select id from chat_pools where key = " + arguments.next(asked.poolKey()) + ")";
        return " and case g.configured when 0 then not exists " + found + ") when 1 then exists " + found
                + " and c.pool_id = " + pool + ") else exists " + found + " and c.pool_id <> " + pool + ") end";
    }

    private static String searched(Asked asked, Conditions arguments) {
        Conditions conditions = arguments.elsewhere();
        UserConditions.searched(asked.filter(), conditions);
        UserConditions.searched(asked.meant(), conditions);
        return conditions.where().replaceFirst("^ where ", "");
    }

    private static <T extends @Nullable Object> T[] column(
            List<PopulationGroup> groups, Function<PopulationGroup, T> value, IntFunction<T[]> ofSize) {
        return groups.stream().map(value).toArray(ofSize);
    }
}
