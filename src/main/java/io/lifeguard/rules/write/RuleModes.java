package io.lifeguard.rules.write;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What meeting a rule does to a write, as a deployment has it: advisory rules may be set, all others stay as they are.
 */
public final class RuleModes {
    public static final RuleModes DEFAULT = new RuleModes(Map.of());

    private final Map<Rule, Enforcement> set = new EnumMap<>(Rule.class);

    /** @throws IllegalArgumentException for a rule that is no advisory one */
    public RuleModes(Map<Rule, Enforcement> set) {
        set.forEach((rule, enforcement) -> {
            if (!isSettable(rule)) {
                throw new IllegalArgumentException(rule + " is not advisory");
            }
            this.set.put(rule, enforcement);
        });
    }

    public static boolean isSettable(Rule rule) {
        return rule.kind() == RuleKind.ADVISORY;
    }

    public Enforcement of(Rule rule) {
        return set.getOrDefault(rule, rule.enforcement());
    }

    /**
     * A judgement as this deployment has it: what creates or worsens a breach of a rule that is set to DENY is refused,
     * of one that is set to OFF nothing is said.
     *
     * @param path what a violation is about that was a warning
     */
    public WriteDecision applyTo(WriteDecision judgement, String path) {
        return judgement.under(this, path);
    }
}
