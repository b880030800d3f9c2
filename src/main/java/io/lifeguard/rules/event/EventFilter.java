package io.lifeguard.rules.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import java.util.Optional;

/**
 * Selects events.
 *
 * @param user SIP address; empty for all users
 * @param client empty for all clients
 * @param pool FQDN; empty for all chat pools
 */
public record EventFilter(Optional<String> user, Optional<Client> client, Optional<String> pool) {

    /** Whether the events of a change of any user are selected. */
    public boolean matches(EligibilityChange change) {
        return client.stream().allMatch(wanted -> wanted == change.client())
                && pool.stream().allMatch(wanted -> Ids.key(wanted).equals(Ids.key(change.pool())));
    }
}
