package io.lifeguard.model.configuration;

import io.lifeguard.model.user.Placement;

/**
 * The number of configurations of one client for one chat pool whose users have the same placement.
 *
 * @param pool key of the chat pool
 */
public record ConfigurationGroup(Placement placement, Client client, String pool, int count) {}
