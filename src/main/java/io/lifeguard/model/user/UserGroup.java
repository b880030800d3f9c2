package io.lifeguard.model.user;

/** How many users are placed alike. */
public record UserGroup(Placement placement, int count) {}
