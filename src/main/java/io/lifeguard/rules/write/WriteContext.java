package io.lifeguard.rules.write;

import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.user.UserGroup;
import java.util.List;

/**
 * The stored data that the rules for a write to a pool or a policy need.
 *
 * @param users at least the users that the pool homes or that the policy is granted to, by group
 * @param configurations at least the client configurations that the write may affect, by group
 * @param contentCounts at least the content of the chat pool to delete or decommission; a chat pool without content may
 *     be missing
 */
public record WriteContext(
        Topology topology,
        List<UserGroup> users,
        List<ConfigurationGroup> configurations,
        List<PoolContentCounts> contentCounts) {

    /** The same data with another topology. */
    public WriteContext with(Topology changed) {
        return new WriteContext(changed, users, configurations, contentCounts);
    }
}
