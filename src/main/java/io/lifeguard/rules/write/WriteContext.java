package io.lifeguard.rules.write;

import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.user.UserGroup;
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
public record WriteContext(
        Topology topology,
        List<UserGroup> users,
        List<ConfigurationGroup> configurations,
        List<PoolContentCounts> holdings) {

    /** The same around other pools and policies. */
    public WriteContext with(Topology changed) {
        return new WriteContext(changed, users, configurations, holdings);
    }
}
