package io.lifeguard.rules.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import java.util.Optional;

/**
 * Selects changes of eligibility.
 *
 * @param client empty for all clients
 * @param pool FQDN; empty for all chat pools
 * @param effect empty for gains and losses
 * @param rule an obstacle that the change names; empty for all changes
 */
public record EffectFilter(
        Optional<Client> client, Optional<String> pool, Optional<EligibilityEffect> effect, Optional<Rule> rule) {

    public boolean matches(EligibilityChange change) {
        return client.stream().allMatch(wanted -> wanted == change.client())
                && pool.stream().allMatch(wanted -> Ids.key(wanted).equals(Ids.key(change.pool())))
                && effect.stream().allMatch(wanted -> wanted == change.effect())
                && rule.stream().allMatch(change.rules()::contains);
    }
}
