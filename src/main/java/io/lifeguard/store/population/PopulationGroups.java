package io.lifeguard.store.population;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.facts.GroupedConfigurations;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.RequestReads;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads many users in groups, each of which has one decision. A group is a combination of the foreign keys that a decision
 * depends on: there are a few thousand at most, however many users there are.
 */
@ApplicationScoped
public class PopulationGroups {
    /** The configuration state of user {@code u}, with a column of its chat pool and the key of the queried one. */
    private static final String CONFIGURED = """
            case
              when u.%1$s is null then 'FOR_NO_POOL'
              when u.%1$s = (select id from chat_pools where key = %2$s) then 'FOR_THIS_POOL'
              else 'FOR_ANOTHER_POOL'
            end""";

    /** With the configuration state, whether a change applies, and conditions. */
    private static final String COUNTED = """
            select u.enabled, u.online, u.home_id, u.policy_id, %s as configured, %s as selected, count(*)::int as count
              from users u%s
              group by 1, 2, 3, 4, 5, 6""";

    private static final String UNCOUNTED =
            "select p.*, 'FOR_NO_POOL' as configured, true as selected, 0 as count from (%s) p";

    /** The placements of recorded users: a few index probes for each, from one policy to the next, and nothing counted. */
    private static final String RECORDED_PLACEMENTS = """
            with recursive
              homed as (
                select e.enabled, false as online, f.id as home_id, 0::bigint as policy_id
                  from (values (true), (false)) e (enabled)
                  cross join front_end_pools f
                union all
                select g.enabled, g.online, g.home_id, n.policy_id
                  from homed g
                  cross join lateral (
                    select u.policy_id from users u
                      where u.enabled = g.enabled and u.online = g.online and u.home_id = g.home_id
                        and u.policy_id > g.policy_id
                      order by u.enabled, u.online, u.home_id, u.policy_id limit 1) n),
              homeless as (
                select e.enabled, p.online, p.home_id, 0::bigint as policy_id
                  from (values (true), (false)) e (enabled)
                  cross join (values (false, null::bigint), (true, null)) p (online, home_id)
                union all
                select g.enabled, g.online, g.home_id, n.policy_id
                  from homeless g
                  cross join lateral (
                    select u.policy_id from users u
                      where u.enabled = g.enabled and u.online = g.online and u.home_id is null
                        and u.policy_id > g.policy_id
                      order by u.enabled, u.online, u.home_id, u.policy_id limit 1) n)
            select enabled, online, home_id, nullif(policy_id, 0) as policy_id
              from homed g
              where policy_id > 0 or exists (
                select from users u
                  where u.enabled = g.enabled and u.online = g.online and u.home_id = g.home_id and u.policy_id is null)
            union all
            select enabled, online, home_id, nullif(policy_id, 0)
              from homeless g
              where policy_id > 0 or exists (
                select from users u
                  where u.enabled = g.enabled and u.online = g.online and u.home_id is null and u.policy_id is null)
            """;

    /** Every placement that the recorded pools and policies allow. */
    private static final String POSSIBLE_PLACEMENTS = """
            select e.enabled, p.online, p.home_id, o.policy_id
              from (values (true), (false)) e (enabled)
              cross join (
                select false as online, id as home_id from front_end_pools
                union all
                values (false, null::bigint), (true, null)) p
              cross join (
                select id as policy_id from policies where scope = 'USER'
                union all
                select null::bigint) o
            """;

    /** Up to this many possible placements are decided sooner than the recorded ones are found. */
    private static final int MAX_POSSIBLE_PLACEMENTS = 10_000;

    private final ReadDatabase reads;
    private final RequestReads<CountedQuery, Snapshot<PopulationSnapshot>> counts = new RequestReads<>();

    PopulationGroups(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * The users of a population, and the question that is decided about them.
     *
     * @param poolKey key of the chat pool
     * @param selected the users that a planned change applies to
     */
    public record PopulationQuery(Client client, String poolKey, UserFilter filter, UserFilter selected) {

        /** Whether a filter searches for words: these distinguish users of one placement. */
        public boolean searches() {
            return filter.search().isPresent() || selected.search().isPresent();
        }

        /** The column of a user's pool for the client; empty for a client that may have several, where none matters. */
        Optional<String> configuredPool() {
            return client.onePoolAtATime() ? Optional.of(GroupedConfigurations.column(client)) : Optional.empty();
        }

        /** The configuration state of the client of user {@code u}, as an expression. */
        String configured(SqlConditions arguments) {
            return configuredPool()
                    .map(column -> CONFIGURED.formatted(column, arguments.placeholder(poolKey)))
                    .orElse("'FOR_NO_POOL'");
        }
    }

    /** Pools and policies, and the users in groups, from one snapshot. */
    public record PopulationSnapshot(Topology topology, List<PopulationGroup> groups) {}

    /**
     * What distinguishes the groups of one query from those of another: about clients that may have several chat pools, the
     * groups are the same.
     */
    private record CountedQuery(
            Optional<String> configuredPool, Optional<String> poolKey, UserFilter filter, UserFilter selected) {

        static CountedQuery of(PopulationQuery query) {
            Optional<String> configuredPool = query.configuredPool();
            return new CountedQuery(
                    configuredPool, configuredPool.map(column -> query.poolKey()), query.filter(), query.selected());
        }
    }

    /** All users, counted. Takes time in proportion to the number of users; fields of one request share what is the same. */
    public Uni<Snapshot<PopulationSnapshot>> counted(PopulationQuery query) {
        return counts.read(CountedQuery.of(query), () -> countedNow(query));
    }

    private Uni<Snapshot<PopulationSnapshot>> countedNow(PopulationQuery query) {
        SqlConditions searched = new SqlConditions();
        UserConditions.addSearch(query.filter(), searched);
        SqlConditions selected = searched.sharingArguments();
        UserConditions.addSearch(query.selected(), selected);
        String groups = COUNTED.formatted(query.configured(searched), selected.expression(), searched.where());
        return snapshot(query, groups, searched);
    }

    /**
     * The groups that there may be. Every count is 0, and some groups may be of no user.
     *
     * @param topology about the pools and policies that are recorded: where these allow few placements, recorded
     *     placements are not looked for
     */
    public Uni<Snapshot<PopulationSnapshot>> uncounted(PopulationQuery query, Topology topology) {
        long possible = 2L
                * (topology.frontEndPools().size() + 2)
                * (topology.policies().size() + 1);
        String placements = possible <= MAX_POSSIBLE_PLACEMENTS ? POSSIBLE_PLACEMENTS : RECORDED_PLACEMENTS;
        return snapshot(query, UNCOUNTED.formatted(placements), new SqlConditions())
                .map(s -> s.map(snapshot -> new PopulationSnapshot(
                        snapshot.topology(),
                        snapshot.groups().stream()
                                .flatMap(group -> variants(group, query))
                                .toList())));
    }

    /** The groups of a placement: for each configuration state, and for users whom a search matches or does not. */
    private static Stream<PopulationGroup> variants(PopulationGroup group, PopulationQuery query) {
        Stream<ConfigurationState> states = query.client().onePoolAtATime()
                ? Arrays.stream(ConfigurationState.values())
                : Stream.of(group.configured());
        return states.flatMap(state -> {
            PopulationGroup variant = new PopulationGroup(group.placement(), state, group.selected(), 0);
            return group.selected() && query.selected().search().isPresent()
                    ? Stream.of(variant, new PopulationGroup(group.placement(), state, false, 0))
                    : Stream.of(variant);
        });
    }

    private Uni<Snapshot<PopulationSnapshot>> snapshot(PopulationQuery query, String groups, SqlConditions arguments) {
        SqlConditions placed = arguments.sharingArguments();
        UserConditions.addPlacement(query.filter(), placed);
        SqlConditions selected = arguments.sharingArguments();
        UserConditions.addPlacement(query.selected(), selected);
        String select = TopologyRows.select(
                TopologyRows.groups("(" + groups + ") u", "u.selected and " + selected.expression(), placed.where()));
        return reads.list(select, TopologyRows.ORDER, arguments.arguments(), Function.identity())
                .map(s -> s.map(TopologyRows::new))
                .map(s -> s.map(rows -> new PopulationSnapshot(rows.topology(), rows.populationGroups())));
    }
}
