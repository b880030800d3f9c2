package io.lifeguard.rules.eligibility;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A user, a client and a chat pool whose eligibility is decided, with the details that the reasons mention.
 *
 * @param configuredFor the FQDN of the chat pool that this client of the user is configured for; matters to legacy
 *     clients only, which are configured for at most one
 */
public record EligibilityCase(User user, Client client, ChatPool pool, Optional<String> configuredFor) {

    /** A verdict on an eligibility case with its reasons, each list in the order of the catalogue. */
    public record Decision(
            EligibilityCase eligibilityCase,
            List<RuleReason> obstacles,
            List<RuleReason> conditions,
            List<RuleReason> advisories) {

        public boolean eligible() {
            return obstacles.isEmpty();
        }
    }

    public EligibilityFacts facts() {
        return new EligibilityFacts(standing(), client, pool.release(), pool.state());
    }

    public Standing standing() {
        return user.standing(configurationState());
    }

    /** Decides the case and gives the reason for each rule, in the order of the catalogue. */
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

    private ConfigurationState configurationState() {
        return configuredFor.map(fqdn -> ConfigurationState.of(fqdn, pool)).orElse(ConfigurationState.FOR_NO_POOL);
    }
}
