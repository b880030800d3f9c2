package io.lifeguard.rules.remedy;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many users get to a chat pool when a policy is switched on, counted by group from what is recorded. */
final class PolicySwitchImpact {
    private final Topology topology;
    private final List<UserGroup> users;
    private final Map<ImpactKey, Integer> counted = new HashMap<>();

    private record ImpactKey(String policy, Client client, String pool) {}

    PolicySwitchImpact(Topology topology, List<UserGroup> users) {
        this.topology = topology;
        this.users = users;
    }

    /**
     * How many users beside one.
     *
     * @param identity of the policy
     * @param asked with the client and the chat pool in question
     */
    int of(String identity, Situation asked, User beside) {
        String policy = Ids.key(identity);
        int everybody = counted.computeIfAbsent(
                new ImpactKey(policy, asked.client(), asked.pool().key()), key -> users.stream()
                        .filter(group -> turns(policy, asked, group.placement()))
                        .mapToInt(UserGroup::count)
                        .sum());
        return everybody - (everybody > 0 && turns(policy, asked, beside.placement()) ? 1 : 0);
    }

    private boolean turns(String policy, Situation asked, Placement placement) {
        Situation recorded = Situation.recorded(topology, placement, Map.of(), asked.client(), asked.pool());
        return recorded.policy().decidedBy().key().equals(policy)
                && !recorded.decide().eligible()
                && recorded.switched(true).decide().eligible();
    }
}
