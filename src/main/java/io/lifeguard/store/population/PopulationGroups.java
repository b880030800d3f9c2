package io.lifeguard.store.population;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many users in groups of whom one decision speaks. A group is made of the raw keys behind a standing: a few thousand at
 * most, however many users there are.
 */
@ApplicationScoped
public class PopulationGroups {
    private static final String CONFIGURED = "case when u.%1$s is null then 'FOR_NO_POOL'"
            + " when u.%1$s = (select id from chat_pools where key = %2$s) then 'FOR_THIS_POOL' else 'FOR_ANOTHER_POOL' end";

    /** The placements that there are, without counting: a few probes of an index for each. */
    private static final String PLACEMENTS =
            "with recursive homed_places as (select false as online, id as home_id from front_end_pools),"
                    + " homeless_places as (select * from (values (false, null::bigint), (true, null)) p (online, home_id)), "
                    + placements("homed", "u.home_id = g.home_id") + ", "
                    + placements("homeless", "u.home_id is null")
                    + " select * from homed_found union all select * from homeless_found";

    /** The placements that there may be, by what is recorded of pools and policies. */
    private static final String POSSIBLE =
            "select e.enabled, p.online, p.home_id, o.policy_id from (values (true), (false)) e (enabled) cross join"
                    + " (select false as online, id as home_id from front_end_pools union all values (false, null::bigint), (true, null)) p"
                    + " cross join (select id as policy_id from policies where scope = 'USER' union all select null::bigint) o";
    /** As many as are told sooner than those that there are can be looked for. */
    private static final int MOST_POSSIBLE = 10_000;

    private final ReadDatabase reads;

    PopulationGroups(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * Whom a population is about, and for which question.
     *
     * @param poolKey key of the chat pool
     * @param meant whom of the users a supposed change is about
     */
    public record PopulationQuery(Client client, String poolKey, UserFilter filter, UserFilter meant) {

        /** Whether words are searched for: by them users are told apart who are placed alike. */
        public boolean searches() {
            return filter.search().isPresent() || meant.search().isPresent();
        }

        /** The column of a user's pool for the client; empty for one that may have several, to which none matters. */
        Optional<String> configuredPool() {
            return client.onePoolAtATime()
                    ? Optional.of(client.name().toLowerCase(Locale.ROOT) + "_pool_id")
                    : Optional.empty();
        }

        /** What a user's client is configured for, as an expression about the user {@code u}. */
        String configured(String poolKey) {
            return configuredPool()
                    .map(column -> CONFIGURED.formatted(column, poolKey))
                    .orElse("'FOR_NO_POOL'");
        }
    }

    /** What is recorded of pools and policies, and the users in groups. */
    public record PopulationSnapshot(Topology topology, List<PopulationGroup> groups) {}

    /** Everybody, counted, from one state. Takes time by the number of users. */
    public Uni<Snapshot<PopulationSnapshot>> counted(PopulationQuery asked) {
        SqlConditions searched = new SqlConditions();
        UserConditions.searched(asked.filter(), searched);
        SqlConditions searchedAndMeant = searched.elsewhere();
        UserConditions.searched(asked.meant(), searchedAndMeant);
        return known(asked, counted(asked, searched, searchedAndMeant.hold()), searched);
    }

    /**
     * The groups that there may be, from one state: every count is 0, and there may be groups of nobody.
     *
     * @param present about how many pools and policies there are: where users can be placed in few ways, none is looked for
     */
    public Uni<Snapshot<PopulationSnapshot>> uncounted(PopulationQuery asked, Topology present) {
        long possible =
                2L * (present.frontEndPools().size() + 2) * (present.policies().size() + 1);
        String placements = possible <= MOST_POSSIBLE ? POSSIBLE : PLACEMENTS;
        return known(
                        asked,
                        "select p.*, 'FOR_NO_POOL' as configured, true as meant, 0 as count from (" + placements
                                + ") p",
                        new SqlConditions())
                .map(s -> s.map(known -> new PopulationSnapshot(
                        known.topology(),
                        known.groups().stream()
                                .flatMap(group -> everyKind(group, asked))
                                .toList())));
    }

    /** Whatever a placement's users may have configured, and whether or not a search means them. */
    private static Stream<PopulationGroup> everyKind(PopulationGroup group, PopulationQuery asked) {
        Stream<ConfigurationState> configured = asked.client().onePoolAtATime()
                ? Arrays.stream(ConfigurationState.values())
                : Stream.of(group.configured());
        return configured.flatMap(c -> {
            PopulationGroup meant = new PopulationGroup(group.placement(), c, group.meant(), 0);
            return group.meant() && asked.meant().search().isPresent()
                    ? Stream.of(meant, new PopulationGroup(group.placement(), c, false, 0))
                    : Stream.of(meant);
        });
    }

    private Uni<Snapshot<PopulationSnapshot>> known(PopulationQuery asked, String grouped, SqlConditions conditions) {
        SqlConditions placed = conditions.elsewhere();
        UserConditions.placed(asked.filter(), placed);
        SqlConditions placedAndMeant = conditions.elsewhere();
        UserConditions.placed(asked.meant(), placedAndMeant);
        return reads.list(
                        TopologyRows.TOPOLOGY
                                + TopologyRows.groups("u.meant and " + placedAndMeant.hold())
                                + " from (" + grouped + ") u" + TopologyRows.GROUP_JOINS + placed.where()
                                + TopologyRows.END,
                        conditions.arguments(),
                        Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows found = new TopologyRows(rows);
                    return new PopulationSnapshot(found.topology(), found.populationGroups());
                }));
    }

    private static String counted(PopulationQuery asked, SqlConditions searched, String meant) {
        String configured = asked.configured(asked.configuredPool().isPresent() ? searched.next(asked.poolKey()) : "");
        return "select u.enabled, u.online, u.home_id, u.policy_id, " + configured + " as configured, " + meant
                + " as meant, count(*)::int as count from users u" + searched.where() + " group by 1, 2, 3, 4, 5, 6";
    }

    /** The placements of those who are homed somewhere, or of those who are not: from one policy to the next in the index. */
    private static String placements(String name, String home) {
        String found =
                " from users u where u.enabled = g.enabled and u.online = g.online and " + home + " and u.policy_id ";
        return name + " as (select e.enabled, p.online, p.home_id, 0::bigint as policy_id"
                + " from (values (true), (false)) e (enabled) cross join " + name + "_places p"
                + " union all select g.enabled, g.online, g.home_id, n.policy_id from " + name + " g"
                + " cross join lateral (select u.policy_id" + found + "> g.policy_id"
                + " order by u.enabled, u.online, u.home_id, u.policy_id limit 1) n), " + name + "_found as ("
                + "select enabled, online, home_id, nullif(policy_id, 0) as policy_id from " + name + " g"
                + " where policy_id > 0 or exists (select" + found + "is null))";
    }
}
