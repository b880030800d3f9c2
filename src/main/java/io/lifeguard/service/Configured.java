package io.lifeguard.service;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.User;

/** A client configuration with its user and chat pool, as a write found them. */
public record Configured(ClientConfiguration configuration, User user, ChatPool pool) {}
