package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.Reason;
import java.util.List;

/**
 * A verdict with its reasons, each list in the order of the catalogue.
 *
 * @param about the question and the facts that it was decided on
 */
public record Decision(
        EligibilityCase about, List<Reason> obstacles, List<Reason> conditions, List<Reason> advisories) {

    public boolean eligible() {
        return obstacles.isEmpty();
    }
}
