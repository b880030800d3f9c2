package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.Rule;
import java.util.List;

/**
 * The result of {@link Eligibility#decide}, each list in the order of the catalogue.
 *
 * @param obstacles every rule that prevents eligibility, not only the first
 * @param conditions what the user must still do; empty if there is an obstacle
 * @param advisories information; never prevents eligibility
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
