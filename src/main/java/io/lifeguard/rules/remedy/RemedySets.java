package io.lifeguard.rules.remedy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The minimal sets of changes that make a refused situation eligible: the result of a search, for all users in it. */
public final class RemedySets {
    private static final int SITUATION_BYTES = 250;
    private static final int REMEDY_BYTES = 80;
    private static final int STEP_BYTES = 500;

    private final List<RemedyTemplate> templates;
    private final int bytes;

    private RemedySets(List<RemedyTemplate> templates, int ownSteps) {
        this.templates = templates;
        bytes = SITUATION_BYTES + REMEDY_BYTES * templates.size() + STEP_BYTES * ownSteps;
    }

    /**
     * Searches; the result is empty for an eligible situation and for one that no set of changes makes eligible.
     *
     * @param share returns an equal step that is in use already, if there is one, and else its argument
     */
    @SuppressWarnings("ReferenceEquality") // a step that was in use already is another object
    public static RemedySets of(Situation situation, UnaryOperator<StepTemplate> share) {
        Set<StepTemplate> own = new HashSet<>();
        List<RemedyTemplate> templates = RemedySearch.of(situation).stream()
                .map(set -> RemedyTemplate.of(situation, set, step -> {
                    StepTemplate shared = share.apply(step);
                    if (shared == step) {
                        own.add(step);
                    }
                    return shared;
                }))
                .toList();
        return new RemedySets(templates, own.size());
    }

    /** Fewest changes first. */
    List<RemedyTemplate> templates() {
        return templates;
    }

    /** About how much memory the result takes, with those of its steps that nothing else had in use before. */
    public int bytes() {
        return bytes;
    }
}
