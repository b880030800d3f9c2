package io.lifeguard.service.imports.users;

import io.lifeguard.exports.row.Cell;
import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;

/** The policies that users are granted in a file. */
final class GrantedPolicies {
    private GrantedPolicies() {}

    /** The policy of a row; none if it is left out. */
    static Cell<PolicyIdentity> of(UserRow row, Topology topology) {
        return isLeftOut(row, topology) ? Cell.cleared() : row.policy();
    }

    /** Whether a row grants a user policy that is not stored, as after a forced deletion of the policy. */
    static boolean isLeftOut(UserRow row, Topology topology) {
        return row.policy()
                .value()
                .filter(policy -> policy.scope() == PolicyScope.USER)
                .filter(policy -> topology.policy(policy).isEmpty())
                .isPresent();
    }
}
