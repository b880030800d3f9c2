package io.lifeguard.rest.configuration;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The id of a client configuration in a path.
 *
 * @param user SIP address
 * @param pool FQDN of the chat pool
 */
record ConfigurationId(String user, Client client, String pool) {

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an unknown client */
    static ConfigurationId parse(String user, String client, String pool) {
        return new ConfigurationId(Ids.sipAddress(user), client(client), pool);
    }

    private static Client client(String text) {
        return Arrays.stream(Client.values())
                .filter(client -> client.name().equals(text))
                .findFirst()
                .orElseThrow(() -> LifeguardException.invalidValue("client: " + InputSanitizer.quote(text)
                        + " must be one of "
                        + Arrays.stream(Client.values()).map(Client::name).collect(Collectors.joining(", ")) + "."));
    }
}
