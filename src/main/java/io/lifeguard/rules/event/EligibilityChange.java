package io.lifeguard.rules.event;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import java.util.List;

/**
 * A user gains or loses a client on a chat pool.
 *
 * @param pool FQDN of the chat pool, as it was first written
 * @param gained whether the user is eligible now, and was not before
 * @param rules the obstacles, in the order of the catalogue: of a loss those there are now, of a gain those there were before.
 *     Empty if the user or the chat pool is created or deleted
 */
public record EligibilityChange(Client client, String pool, boolean gained, List<Rule> rules) {
    public EligibilityChange {
        rules = List.copyOf(rules);
    }

    public EligibilityEffect effect() {
        return gained ? EligibilityEffect.GAINED : EligibilityEffect.LOST;
    }
}
