package io.lifeguard.model.decision;

import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing.ConfigurationState;

/**
 * The number of users with the same placement and the same configuration state of the client.
 *
 * @param configured for the chat pool in question; {@code FOR_NO_POOL} if it does not matter for the client
 * @param selected whether a planned change applies to them
 */
public record PopulationGroup(Placement placement, ConfigurationState configured, boolean selected, int count) {}
