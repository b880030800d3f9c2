package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the facts of many decisions about some users, in one statement. */
@ApplicationScoped
public class StandingReads {
    private static final String USERS = TopologyRows.users("""
            unnest($1::text[]) k (key) cross join lateral (select * from users where key = k.key offset 0) u""");

    private static final String ALL_GROUPS = TopologyRows.groups("""
            (select u.enabled, u.online, u.home_id, u.policy_id, 'FOR_NO_POOL' as configured, count(*)::int as count
                from users u
                group by 1, 2, 3, 4) u""", "true", "");

    private static final String OF_USERS = TopologyRows.select(USERS);

    private static final String OF_USERS_AND_GROUPS = TopologyRows.select(USERS, ALL_GROUPS);

    private final ReadDatabase reads;

    StandingReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * The facts about some users.
     *
     * @param users by key; a user who is not recorded is left out
     * @param configurations by key of the user; a user without any is left out
     * @param groups all users in groups, where requested
     */
    public record StandingFacts(
            Topology topology,
            Map<String, User> users,
            Map<String, List<ClientConfiguration>> configurations,
            List<UserGroup> groups) {}

    /** @param withGroups whether to count all users in groups too, which takes time in proportion to their number */
    public Uni<Snapshot<StandingFacts>> of(List<String> userKeys, boolean withGroups) {
        return reads.list(
                        withGroups ? OF_USERS_AND_GROUPS : OF_USERS,
                        TopologyRows.ORDER,
                        Tuple.of(userKeys.toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.map(rows -> {
                    TopologyRows facts = new TopologyRows(rows);
                    return new StandingFacts(
                            facts.topology(),
                            facts.users().stream().collect(Collectors.toMap(User::key, u -> u)),
                            facts.configurations(),
                            facts.userGroups());
                }));
    }
}
