package io.lifeguard.rules.eligibility;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Standing;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides eligibility: a pure function of the {@link EligibilityFacts}. */
public final class Eligibility {
    private static final EligibilityRule[] RULES = EligibilityRule.values();

    private Eligibility() {}

    /**
     * Everything that decides whether a user may use a client against a chat pool.
     *
     * @param release of the chat pool
     * @param state of the chat pool
     */
    public record EligibilityFacts(Standing user, Client client, Release release, PoolState state) {}

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

    /** The first obstacle of {@link #decide}, which a search for remedies needs alone; empty for an eligible case. */
    public static Optional<Rule> firstObstacle(EligibilityFacts facts) {
        for (EligibilityRule rule : RULES) {
            if (isObstacle(rule.rule()) && rule.appliesTo(facts)) {
                return Optional.of(rule.rule());
            }
        }
        return Optional.empty();
    }

    private static boolean isObstacle(Rule rule) {
        return rule.kind() == RuleKind.INVARIANT || rule.kind() == RuleKind.ADMISSION;
    }

    /** The rules that can be an obstacle, in the order in which they are reported. */
    public static List<Rule> obstacleRules() {
        return Stream.of(RULES)
                .map(EligibilityRule::rule)
                .filter(Eligibility::isObstacle)
                .toList();
    }
}
