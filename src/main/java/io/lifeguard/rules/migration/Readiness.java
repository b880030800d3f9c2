package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The number of users who are eligible for the Lync 2013 client on the Lync 2013 chat pools in service. If no such pool
 * is in service, {@link Rule#POOL_IN_SERVICE} is an obstacle for every user.
 *
 * @param ready enabled users who are eligible
 * @param notReady enabled users who are not eligible, by every rule that is an obstacle, in the order of the catalogue
 * @param notEnabled users who are not enabled; not counted elsewhere
 */
public record Readiness(int ready, Map<Rule, Integer> notReady, int notEnabled) {

    public static Readiness of(Topology topology, List<UserGroup> users) {
        PoolState state = topology.chatPools().values().stream()
                        .filter(p -> p.release() == Release.LYNC_2013)
                        .anyMatch(ChatPool::isInService)
                ? PoolState.IN_SERVICE
                : PoolState.DECOMMISSIONED;
        int ready = 0;
        int notEnabled = 0;
        Map<Rule, Integer> notReady = new EnumMap<>(Rule.class);
        for (UserGroup group : users) {
            if (!group.placement().enabled()) {
                notEnabled += group.count();
                continue;
            }
            Verdict verdict = Eligibility.decide(new EligibilityFacts(
                    topology.standing(group.placement(), ConfigurationState.FOR_NO_POOL),
                    Client.LYNC_2013,
                    Release.LYNC_2013,
                    state));
            ready += verdict.eligible() ? group.count() : 0;
            verdict.obstacles().forEach(rule -> notReady.merge(rule, group.count(), Integer::sum));
        }
        return new Readiness(ready, notReady, notEnabled);
    }
}
