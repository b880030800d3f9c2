package io.lifeguard.rules.event;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what users gain and lose between two states. Decides each combination of facts once, of which there are some thousands. */
public final class EligibilityDifference {
    private final Map<EligibilityFacts, List<Rule>> obstacles = new HashMap<>();

    /**
     * The recorded facts about the users of one group.
     *
     * @param group empty where the user is not recorded
     */
    public record GroupState(Optional<FollowedGroup> group, Topology topology) {

        /** The standings of the users by the configuration state of their client. */
        private Optional<Map<ConfigurationState, Standing>> standings() {
            return group.map(known -> {
                Map<ConfigurationState, Standing> standings = new EnumMap<>(ConfigurationState.class);
                for (ConfigurationState configured : ConfigurationState.values()) {
                    standings.put(configured, topology.standing(known.placement(), configured));
                }
                return standings;
            });
        }
    }

    /** What a user gains and loses, in the order of the clients of the catalogue and of the keys of the chat pools. */
    public List<EligibilityChange> between(GroupState before, GroupState after) {
        Optional<Map<ConfigurationState, Standing>> then = before.standings();
        Optional<Map<ConfigurationState, Standing>> now = after.standings();
        Map<String, ChatPool> poolsBefore = before.topology().chatPools();
        Map<String, ChatPool> poolsAfter = after.topology().chatPools();
        TreeSet<String> pools = new TreeSet<>(poolsBefore.keySet());
        pools.addAll(poolsAfter.keySet());
        boolean isConfiguredAsBefore = before.group()
                .map(FollowedGroup::configured)
                .equals(after.group().map(FollowedGroup::configured));
        if (isConfiguredAsBefore && then.equals(now)) {
            pools.removeIf(key -> Objects.equals(poolsBefore.get(key), poolsAfter.get(key)));
        }
        List<EligibilityChange> changes = new ArrayList<>();
        for (Client client : Client.values()) {
            for (String key : pools) {
                Optional<ChatPool> poolBefore = Optional.ofNullable(poolsBefore.get(key));
                Optional<ChatPool> poolAfter = Optional.ofNullable(poolsAfter.get(key));
                change(
                                client,
                                poolAfter.or(() -> poolBefore).orElseThrow(),
                                obstacles(before, then, client, poolBefore),
                                obstacles(after, now, client, poolAfter))
                        .ifPresent(changes::add);
            }
        }
        return List.copyOf(changes);
    }

    private static Optional<EligibilityChange> change(
            Client client, ChatPool pool, Optional<List<Rule>> then, Optional<List<Rule>> now) {
        boolean wasEligible = then.filter(List::isEmpty).isPresent();
        boolean isEligible = now.filter(List::isEmpty).isPresent();
        return wasEligible == isEligible
                ? Optional.empty()
                : Optional.of(new EligibilityChange(
                        client, pool.fqdn(), isEligible, (isEligible ? then : now).orElse(List.of())));
    }

    /** Empty where there is no such user or no such chat pool. */
    private Optional<List<Rule>> obstacles(
            GroupState state,
            Optional<Map<ConfigurationState, Standing>> standings,
            Client client,
            Optional<ChatPool> pool) {
        if (standings.isEmpty() || pool.isEmpty()) {
            return Optional.empty();
        }
        ConfigurationState configured = state.group().orElseThrow().state(client, pool.get());
        Standing standing = Objects.requireNonNull(standings.get().get(configured));
        EligibilityFacts facts = new EligibilityFacts(
                standing, client, pool.get().release(), pool.get().state());
        return Optional.of(
                obstacles.computeIfAbsent(facts, f -> Eligibility.decide(f).obstacles()));
    }
}
