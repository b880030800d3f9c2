package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides eligibility: a pure function of the {@link EligibilityFacts}. */
public final class Eligibility {
    private static final EligibilityRule[] RULES = EligibilityRule.values();

    private Eligibility() {}

    /** Evaluates every rule. Never fails. */
    public static Verdict decide(EligibilityFacts facts) {
        List<Rule> obstacles = new ArrayList<>();
        List<Rule> conditions = new ArrayList<>();
        List<Rule> advisories = new ArrayList<>();
        for (EligibilityRule rule : RULES) {
            if (rule.appliesTo(facts)) {
                switch (rule.rule().kind()) {
                    case INVARIANT, ADMISSION -> obstacles.add(rule.rule());
                    case CONDITION -> conditions.add(rule.rule());
                    case ADVISORY -> advisories.add(rule.rule());
                }
            }
        }
        return new Verdict(obstacles, obstacles.isEmpty() ? conditions : List.of(), advisories);
    }

    /** The rules that can be an obstacle, in the order in which they are reported. */
    public static List<Rule> obstacleRules() {
        return Stream.of(RULES)
                .map(EligibilityRule::rule)
                .filter(rule -> rule.kind() == RuleKind.INVARIANT || rule.kind() == RuleKind.ADMISSION)
                .toList();
    }
}
