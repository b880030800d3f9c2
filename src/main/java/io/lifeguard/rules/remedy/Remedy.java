package io.lifeguard.rules.remedy;

import java.util.List;

/** Changes that together turn a refusal, none of which can be left out; in the order in which to make them. */
public record Remedy(List<RemedyStep> steps) {
    public Remedy {
        steps = List.copyOf(steps);
    }
}
