package io.lifeguard.model;

import java.util.List;

/**
 * A user and all that decisions about it depend on, from one state.
 *
 * @param configurations of the user's clients, in the order of client and chat pool
 * @param topology all pools and policies
 */
public record KnownUser(User user, List<ClientConfiguration> configurations, Topology topology) {}
