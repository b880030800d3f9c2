package io.lifeguard.model;

/** How many users are placed alike. */
public record UserGroup(Placement placement, int count) {}
