package io.lifeguard.model.user;

/** The number of users with the same placement. */
public record UserGroup(Placement placement, int count) {}
