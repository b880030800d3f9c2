package io.lifeguard.rules.eligibility;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.UserStatus;

/** May somebody of this standing use this client against a chat pool of this release and state? The whole of what decides. */
public record EligibilityFacts(UserStatus standing, Client client, Release release, PoolState state) {}
