package io.lifeguard.service;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.UserFilter;

/** Filters of users: checked before anybody is looked for. */
public final class UserFilterCheck {
    private UserFilterCheck() {}

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what has not the form of its kind, naming the argument */
    public static UserFilter checked(String argument, UserFilter filter) {
        filter.homePool().ifPresent(fqdn -> RequestedIds.fqdn(argument + ".homePool", fqdn));
        filter.site().ifPresent(site -> RequestedIds.checked(argument + ".site", ValueForm.SITE, site));
        filter.grantedPolicy()
                .ifPresent(identity -> RequestedIds.checked(
                        argument + ".grantedPolicy",
                        ValueForm.POLICY_IDENTITY,
                        PolicyIdentity.ofUsers(identity).written()));
        filter.search().ifPresent(search -> RequestedIds.checked(argument + ".search", ValueForm.NAME, search.strip()));
        return filter;
    }
}
