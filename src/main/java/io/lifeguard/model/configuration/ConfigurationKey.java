package io.lifeguard.model.configuration;

import io.lifeguard.model.Ids;

/** The position of a client configuration in their order: by the keys of user, client and chat pool. */
public record ConfigurationKey(String user, String client, String pool) {

    /** Before every client configuration. */
    public static final ConfigurationKey FIRST = new ConfigurationKey("", "", "");

    public static ConfigurationKey of(ClientConfiguration configuration) {
        return new ConfigurationKey(
                Ids.key(configuration.user()), configuration.client().name(), Ids.key(configuration.pool()));
    }
}
