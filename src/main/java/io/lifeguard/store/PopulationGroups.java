package io.lifeguard.store;

import io.lifeguard.model.Client;
import io.lifeguard.model.PopulationGroup;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.UserFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Many users in groups of whom one decision speaks. A group is made of the raw keys behind a standing: a few thousand at
 * most, however many users there are.
 */
@ApplicationScoped
public class PopulationGroups {
    /** In the order of {@code Configured}: for no pool, for the one in question, for another. */
    private static final String CONFIGURED = "case when c.pool_id is null then 0"
            + " when c.pool_id = (select id from chat_pools where key = %s) then 1 else 2 end";

    private final Reads reads;

    PopulationGroups(Reads reads) {
        this.reads = reads;
    }

    /**
     * Whom a population is about, and for which question.
     *
     * @param poolKey key of the chat pool
     * @param meant whom of the users a supposed change is about
     */
    public record Asked(Client client, String poolKey, UserFilter filter, UserFilter meant) {

        /** Whether it matters what the client is configured for. */
        boolean asksConfiguration() {
            return client.onePoolAtATime();
        }
    }

    /** What is recorded of pools and policies, and the users in groups. */
    public record Known(Topology topology, List<PopulationGroup> groups) {}

    /** All of it, from one state. */
    public Uni<Snapshot<Known>> of(Asked asked) {
        Conditions searched = new Conditions();
        UserConditions.searched(asked.filter(), searched);
        Conditions searchedAndMeant = searched.elsewhere();
        UserConditions.searched(asked.meant(), searchedAndMeant);
        String grouped = grouped(asked, searched, searchedAndMeant.hold());
        Conditions placed = searched.elsewhere();
        UserConditions.placed(asked.filter(), placed);
        Conditions placedAndMeant = searched.elsewhere();
        UserConditions.placed(asked.meant(), placedAndMeant);
        return reads.list(
                        TopologyRows.TOPOLOGY
                                + TopologyRows.groups("u.meant and " + placedAndMeant.hold())
                                + " from (" + grouped + ") u" + TopologyRows.GROUP_JOINS + placed.where()
                                + TopologyRows.END,
                        searched.arguments(),
                        Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows found = new TopologyRows(rows);
                    return new Known(found.topology(), found.populationGroups());
                }));
    }

    private static String grouped(Asked asked, Conditions searched, String meant) {
        String configured = asked.asksConfiguration() ? CONFIGURED.formatted(searched.next(asked.poolKey())) : "0";
        String join = asked.asksConfiguration()
                ? " left join client_configurations c on c.user_id = u.id and c.client = "
                        + searched.next(asked.client().name())
                : "";
        return "select u.enabled, u.online, u.home_id, u.policy_id, " + configured + " as configured, " + meant
                + " as meant, count(*)::int as count from users u" + join + searched.where()
                + " group by 1, 2, 3, 4, 5, 6";
    }
}
