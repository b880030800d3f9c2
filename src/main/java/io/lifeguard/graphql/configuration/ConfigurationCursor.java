package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationKey;
import java.util.Arrays;

/** The place of a client configuration in their order, as a cursor holds it: three keys, a line each. */
public final class ConfigurationCursor {
    private static final String BETWEEN = "\n";

    private ConfigurationCursor() {}

    public static String of(ClientConfiguration configuration) {
        ConfigurationKey key = ConfigurationKey.of(configuration);
        return String.join(BETWEEN, key.user(), key.client(), key.pool());
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what is no cursor of client configurations */
    public static ConfigurationKey parse(String cursor) {
        if (cursor.isEmpty()) {
            return ConfigurationKey.FIRST;
        }
        String[] keys = cursor.split(BETWEEN, -1);
        if (keys.length != 3
                || ValueForm.SIP_ADDRESS.problemWith(keys[0]).isPresent()
                || Arrays.stream(Client.values()).noneMatch(c -> c.name().equals(keys[1]))
                || ValueForm.FQDN.problemWith(keys[2]).isPresent()) {
            throw PageRequest.noCursor();
        }
        return new ConfigurationKey(keys[0], keys[1], keys[2]);
    }
}
