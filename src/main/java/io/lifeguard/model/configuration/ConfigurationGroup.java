package io.lifeguard.model.configuration;

import io.lifeguard.model.user.Placement;

/**
 * How many configurations of one client for one chat pool belong to users who are placed alike.
 *
 * @param pool key of the chat pool
 */
public record ConfigurationGroup(Placement placement, Client client, String pool, int count) {}
