package io.lifeguard.rules;

import io.lifeguard.model.ConfigurationGroup;
import io.lifeguard.model.PoolHoldings;
import io.lifeguard.model.Topology;
import io.lifeguard.model.UserGroup;
import java.util.List;

/**
 * What a write to a pool or a policy is judged against.
 *
 * @param users the users that the pool homes or that the policy is granted to, grouped; others may be among them
 * @param configurations the client configurations that the write may stop from working, grouped; others may be among
 *     them
 * @param holdings what the chat pool holds that may be removed; those of others may be among them, and one that holds
 *     nothing may be missing
 */
public record Surroundings(
        Topology topology,
        List<UserGroup> users,
        List<ConfigurationGroup> configurations,
        List<PoolHoldings> holdings) {

    /** The same around other pools and policies. */
    public Surroundings with(Topology changed) {
        return new Surroundings(changed, users, configurations, holdings);
    }
}
