package io.lifeguard.rules;

import io.lifeguard.model.Client;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.Standing;

/** May somebody of this standing use this client against a chat pool of this release and state? The whole of what decides. */
public record Question(Standing standing, Client client, Release release, PoolState state) {}
