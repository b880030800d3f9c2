package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.Rule;
import java.util.List;

/**
 * The answer to a {@link EligibilityFacts}, each list in the order of the catalogue.
 *
 * @param obstacles every rule that stands in the way, never only the first
 * @param conditions what the user must still do; empty where there is an obstacle
 * @param advisories what to know; never a denial
 */
public record Verdict(List<Rule> obstacles, List<Rule> conditions, List<Rule> advisories) {
    public Verdict {
        obstacles = List.copyOf(obstacles);
        conditions = List.copyOf(conditions);
        advisories = List.copyOf(advisories);
    }

    public boolean eligible() {
        return obstacles.isEmpty();
    }
}
