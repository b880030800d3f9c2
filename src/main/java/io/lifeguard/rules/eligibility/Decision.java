package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.RuleReason;
import java.util.List;

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
