package io.lifeguard.rules.remedy;

import java.util.List;

/** A minimal set of changes that makes a refused case eligible, in the order in which to make them. */
public record Remedy(List<RemedyStep> steps) {
    public Remedy {
        steps = List.copyOf(steps);
    }
}
