package io.lifeguard.rules;

import io.lifeguard.model.Client;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Placement;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.model.UserGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many users get to a chat pool when a policy is switched on, counted by group from what is recorded. */
final class SwitchReach {
    private final Topology topology;
    private final List<UserGroup> users;
    private final Map<Key, Integer> counted = new HashMap<>();

    private record Key(String policy, Client client, String pool) {}

    SwitchReach(Topology topology, List<UserGroup> users) {
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
                new Key(policy, asked.client(), asked.pool().key()), key -> users.stream()
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
