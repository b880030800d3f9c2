package io.lifeguard.rules;

import io.lifeguard.model.Placement;

/** How many users are placed alike. */
public record UserGroup(Placement placement, int count) {}
