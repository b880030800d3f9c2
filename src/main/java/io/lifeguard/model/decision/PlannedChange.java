package io.lifeguard.model.decision;

import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.UserFilter;

/** A change whose impact on eligibility is computed without storing it. */
public sealed interface PlannedChange {

    /**
     * Moves every user that a filter selects; a user hosted online becomes hosted on premises.
     *
     * @param toPool FQDN of the front-end pool
     */
    record MoveUsers(UserFilter filter, String toPool) implements PlannedChange {}

    /** Changes the switch of a policy. */
    record SwitchPolicy(PolicyIdentity identity, boolean enablePersistentChat) implements PlannedChange {}

    /** @param fqdn of the chat pool that is decommissioned */
    record DecommissionPool(String fqdn) implements PlannedChange {}
}
