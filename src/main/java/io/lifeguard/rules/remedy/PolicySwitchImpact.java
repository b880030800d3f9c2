package io.lifeguard.rules.remedy;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the recorded users who become eligible when a policy is switched on. */
final class PolicySwitchImpact {
    private final Topology topology;
    private final List<UserGroup> users;
    private final Map<ImpactKey, Integer> countByKey = new HashMap<>();

    private record ImpactKey(String policy, Client client, String pool) {}

    PolicySwitchImpact(Topology topology, List<UserGroup> users) {
        this.topology = topology;
        this.users = users;
    }

    /**
     * The number of users without the user of the remedy.
     *
     * @param identity of the policy
     */
    int of(String identity, Client client, ChatPool pool, User except) {
        String policy = Ids.key(identity);
        int all = countByKey.computeIfAbsent(new ImpactKey(policy, client, pool.key()), key -> users.stream()
                .filter(group -> becomesEligible(policy, client, pool, group.placement()))
                .mapToInt(UserGroup::count)
                .sum());
        return all - (all > 0 && becomesEligible(policy, client, pool, except.placement()) ? 1 : 0);
    }

    private boolean becomesEligible(String policy, Client client, ChatPool pool, Placement placement) {
        Situation recorded = Situation.recorded(topology, placement, Map.of(), client, pool);
        return recorded.policy().decidedBy().key().equals(policy)
                && !recorded.decide().eligible()
                && recorded.withPolicySwitched(true).decide().eligible();
    }
}
