package io.lifeguard.service.exports;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.InputChecks;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Selects users by the decision on a client and a chat pool.
 *
 * @param pool FQDN of the chat pool
 * @param eligible the verdict; both where it is empty
 * @param rule an obstacle, condition or advisory of the decision; any or none where it is empty
 */
public record EligibilityListQuery(
        Client client, String pool, UserFilter filter, Optional<Boolean> eligible, Optional<Rule> rule) {

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a malformed id */
    public EligibilityListQuery {
        InputChecks.fqdn("pool", pool);
        InputChecks.checked("filter", filter);
    }

    boolean selects(Decision decision) {
        return eligible.stream().allMatch(verdict -> verdict == decision.eligible())
                && rule.stream()
                        .allMatch(required ->
                                reasons(decision).map(RuleReason::rule).anyMatch(required::equals));
    }

    /** All that a decision names, in the order of the catalogue: obstacles, conditions, advisories. */
    public static Stream<RuleReason> reasons(Decision decision) {
        return Stream.of(decision.obstacles(), decision.conditions(), decision.advisories())
                .flatMap(reasons -> reasons.stream());
    }
}
