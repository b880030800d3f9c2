package io.lifeguard.model.decision;

import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.UserStatus.ConfigurationState;

/**
 * How many users are placed alike and have the asked client configured alike.
 *
 * @param configured as seen from the asked chat pool; {@code FOR_NO_POOL} for a client to which it does not matter
 * @param selected whether a planned change applies to them
 */
public record PopulationGroup(Placement placement, ConfigurationState configured, boolean selected, int count) {}
