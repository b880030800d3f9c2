package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.RuleReason;
import java.util.List;

/**
 * A verdict with its reasons, each list in the order of the catalogue.
 *
 * @param about the question and the facts that it was decided on
 */
public record Decision(
        EligibilityCase about, List<RuleReason> obstacles, List<RuleReason> conditions, List<RuleReason> advisories) {

    public boolean eligible() {
        return obstacles.isEmpty();
    }
}
