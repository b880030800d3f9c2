package io.lifeguard.model.user;

import io.lifeguard.model.pool.Release;
import java.util.Optional;

/**
 * Selects the users that match all given criteria.
 *
 * @param homePool FQDN of the front-end pool that they are homed on
 * @param unassigned whether they are hosted on premises without a home
 * @param release of the home pool
 * @param site of the home pool
 * @param grantedPolicy identity of the policy that is granted to them
 * @param search the beginning of the SIP address or of a word of the display name
 */
public record UserFilter(
        Optional<String> homePool,
        Optional<Boolean> unassigned,
        Optional<Release> release,
        Optional<String> site,
        Optional<Hosting> hosting,
        Optional<String> grantedPolicy,
        Optional<Boolean> enabled,
        Optional<String> search) {

    public static final UserFilter EVERYBODY = new UserFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
