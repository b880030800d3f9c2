package io.lifeguard.model.decision;

import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.UserFilter;

/** A change of the organisation that is supposed, to see whom it would affect. Nothing is stored. */
public sealed interface PlannedChange {

    /**
     * Every user that a filter means is moved, as a single one is: one hosted online comes onto premises.
     *
     * @param toPool FQDN of the front-end pool
     */
    record MoveUsers(UserFilter filter, String toPool) implements PlannedChange {}

    /** A policy says something else than recorded. */
    record SwitchPolicy(PolicyIdentity identity, boolean enablePersistentChat) implements PlannedChange {}

    /** @param fqdn of the chat pool that goes out of service */
    record DecommissionPool(String fqdn) implements PlannedChange {}
}
