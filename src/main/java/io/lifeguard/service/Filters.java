package io.lifeguard.service;

import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.UserFilter;
import io.lifeguard.model.ValueForm;

/** Filters of users: checked before anybody is looked for. */
final class Filters {
    private Filters() {}

    /** @throws InvalidValueException for what has not the form of its kind, naming the argument */
    static UserFilter checked(String argument, UserFilter filter) {
        filter.homePool().ifPresent(fqdn -> Asked.fqdn(argument + ".homePool", fqdn));
        filter.site().ifPresent(site -> Asked.checked(argument + ".site", ValueForm.SITE, site));
        filter.grantedPolicy()
                .ifPresent(identity -> Asked.checked(
                        argument + ".grantedPolicy",
                        ValueForm.POLICY_IDENTITY,
                        PolicyIdentity.ofUsers(identity).written()));
        filter.search().ifPresent(search -> Asked.checked(argument + ".search", ValueForm.NAME, search.strip()));
        return filter;
    }
}
