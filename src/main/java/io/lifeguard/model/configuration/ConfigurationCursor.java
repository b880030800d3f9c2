package io.lifeguard.model.configuration;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.paging.PageRequest;
import java.util.Arrays;

/** Cursors of the client configurations: the keys of user, client and chat pool, one per line. */
public final class ConfigurationCursor {
    private static final String SEPARATOR = "\n";

    private ConfigurationCursor() {}

    public static String of(ClientConfiguration configuration) {
        ConfigurationKey key = ConfigurationKey.of(configuration);
        return String.join(SEPARATOR, key.user(), key.client(), key.pool());
    }

    /**
     * The key of the client configuration after which a page begins.
     *
     * @throws LifeguardException INVALID_VALUE for a cursor that does not hold the key of a client configuration
     */
    public static ConfigurationKey keyAfter(PageRequest request) {
        if (request.after().isEmpty()) {
            return ConfigurationKey.FIRST;
        }
        String[] keys = request.after().split(SEPARATOR, -1);
        if (keys.length != 3
                || !ValueForm.SIP_ADDRESS.mayBeStored(keys[0])
                || Arrays.stream(Client.values()).noneMatch(c -> c.name().equals(keys[1]))
                || ValueForm.FQDN.problemWith(keys[2]).isPresent()) {
            throw PageRequest.invalidCursor();
        }
        return new ConfigurationKey(keys[0], keys[1], keys[2]);
    }
}
