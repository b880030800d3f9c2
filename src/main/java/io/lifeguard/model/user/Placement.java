package io.lifeguard.model.user;

import java.util.Optional;

/**
 * The recorded facts of a user that decisions depend on. An organisation has at most a few thousand distinct
 * placements, for any number of users.
 *
 * @param home key of the front-end pool that the user is homed on
 * @param grantedPolicy key of the policy that is granted to the user
 */
public record Placement(boolean enabled, Hosting hosting, Optional<String> home, Optional<String> grantedPolicy) {}
