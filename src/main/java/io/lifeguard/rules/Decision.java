package io.lifeguard.rules;

import java.util.List;

/**
 * A verdict with its reasons, each list in the order of the catalogue.
 *
 * @param about the question and the facts that it was decided on
 */
public record Decision(Case about, List<Reason> obstacles, List<Reason> conditions, List<Reason> advisories) {

    public boolean eligible() {
        return obstacles.isEmpty();
    }
}
