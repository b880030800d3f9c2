package io.lifeguard.rules.eligibility;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserStatus;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import java.util.List;
import java.util.Optional;

/**
 * A question about a certain user and chat pool, with all the facts that an answer mentions.
 *
 * @param configuredFor the FQDN of the chat pool that this client of the user is configured for; matters to legacy
 *     clients only, which have one at most
 */
public record EligibilityCase(User user, Client client, ChatPool pool, Optional<String> configuredFor) {

    /** What decides it. */
    public EligibilityFacts facts() {
        return new EligibilityFacts(status(), client, pool.release(), pool.state());
    }

    public UserStatus status() {
        return user.status(configured());
    }

    /** Decides and gives a sentence for each rule, in the order of the catalogue. */
    public Decision decide() {
        Verdict verdict = Eligibility.decide(facts());
        return new Decision(
                this, reasons(verdict.obstacles()), reasons(verdict.conditions()), reasons(verdict.advisories()));
    }

    private List<RuleReason> reasons(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new RuleReason(rule, ReasonMessages.of(rule, this)))
                .toList();
    }

    private ConfigurationState configured() {
        return configuredFor
                .map(fqdn -> Ids.key(fqdn).equals(pool.key())
                        ? ConfigurationState.FOR_THIS_POOL
                        : ConfigurationState.FOR_ANOTHER_POOL)
                .orElse(ConfigurationState.FOR_NO_POOL);
    }
}
