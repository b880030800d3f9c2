package io.lifeguard.rules.eligibility;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.UserStatus;

/**
 * Everything that decides whether a user may use a client against a chat pool.
 *
 * @param release of the chat pool
 * @param state of the chat pool
 */
public record EligibilityFacts(UserStatus user, Client client, Release release, PoolState state) {}
