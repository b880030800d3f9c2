package io.lifeguard.rules.eligibility;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import java.util.Arrays;
import java.util.List;

/** The decision: a pure function of a standing, a client and a chat pool's release and state. */
public final class Eligibility {
    private static final EligibilityRule[] OBSTACLES = EligibilityRule.values();
    private static final NoteRule[] NOTES = NoteRule.values();

    private Eligibility() {}

    /** Judges every rule that applies to the client. Never fails. */
    public static Verdict decide(EligibilityFacts question) {
        List<Rule> obstacles = Arrays.stream(OBSTACLES)
                .filter(r -> r.isObstacleTo(question))
                .map(EligibilityRule::rule)
                .toList();
        List<Rule> notes = Arrays.stream(NOTES)
                .filter(r -> r.appliesTo(question))
                .map(NoteRule::rule)
                .toList();
        List<Rule> conditions = obstacles.isEmpty() ? ofKind(notes, RuleKind.CONDITION) : List.of();
        return new Verdict(obstacles, conditions, ofKind(notes, RuleKind.ADVISORY));
    }

    /** The rules that can be an obstacle, in the order in which they are reported. */
    public static List<Rule> rules() {
        return Arrays.stream(OBSTACLES).map(EligibilityRule::rule).toList();
    }

    private static List<Rule> ofKind(List<Rule> rules, RuleKind kind) {
        return rules.stream().filter(r -> r.kind() == kind).toList();
    }
}
