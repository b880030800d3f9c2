package io.lifeguard.model.user;

import java.util.Optional;

/**
 * The recorded facts behind a user's standing. An organisation has a few thousand distinct ones at most, however many
 * users it has.
 *
 * @param home key of the front-end pool that the user is homed on
 * @param grantedPolicy key of the user's own policy
 */
public record Placement(boolean enabled, Hosting hosting, Optional<String> home, Optional<String> grantedPolicy) {}
