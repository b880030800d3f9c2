package io.lifeguard.rules.eligibility;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.Configured;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Reason;
import io.lifeguard.rules.Rule;
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
    public StandingQuestion question() {
        return new StandingQuestion(standing(), client, pool.release(), pool.state());
    }

    public Standing standing() {
        return user.standing(configured());
    }

    /** Decides and gives a sentence for each rule, in the order of the catalogue. */
    public Decision decide() {
        Verdict verdict = Eligibility.decide(question());
        return new Decision(
                this, reasons(verdict.obstacles()), reasons(verdict.conditions()), reasons(verdict.advisories()));
    }

    private List<Reason> reasons(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Reason(rule, ReasonMessages.of(rule, this)))
                .toList();
    }

    private Configured configured() {
        return configuredFor
                .map(fqdn -> Ids.key(fqdn).equals(pool.key()) ? Configured.FOR_THIS_POOL : Configured.FOR_ANOTHER_POOL)
                .orElse(Configured.FOR_NO_POOL);
    }
}
