package io.lifeguard.rules.write;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * The configured effect of rules on writes. Only advisory rules can be configured.
 */
public final class RuleModes {
    public static final RuleModes DEFAULT = new RuleModes(Map.of());

    private final Map<Rule, Enforcement> set = new EnumMap<>(Rule.class);

    /** @throws IllegalArgumentException for a rule that is not advisory */
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
     * Applies the configured effects to a decision: DENY turns the warnings about a breach of a rule into violations,
     * OFF removes the warnings of a rule.
     *
     * @param path the path of a violation that was a warning
     */
    public WriteDecision applyTo(WriteDecision decision, String path) {
        return decision.under(this, path);
    }
}
