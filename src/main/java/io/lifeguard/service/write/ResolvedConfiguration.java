package io.lifeguard.service.write;

import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;

/** A client configuration with its user and chat pool, as a write found them. */
public record ResolvedConfiguration(ClientConfiguration configuration, User user, ChatPool pool) {}
