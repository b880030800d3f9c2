package io.lifeguard.model.user;

import io.lifeguard.model.pool.Release;
import java.util.Optional;

/**
 * Which users are meant: those to whom everything that is given applies.
 *
 * @param homePool FQDN of the front-end pool that homes them
 * @param unassigned on premises and homed on none
 * @param release of the home pool
 * @param site of the home pool
 * @param grantedPolicy identity of their own policy
 * @param search how the SIP address or a word of the display name begins
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
