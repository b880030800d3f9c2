package io.lifeguard.store.sql;

import io.lifeguard.rules.Rule;

/**
 * A constraint refused a write that the rules accepted, because another program writes to the tables. Stays inside store and
 * service, which report the rule as violated.
 */
public final class ConstraintViolation extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Rule rule;

    ConstraintViolation(Rule rule, Throwable cause) {
        super(rule.statement(), cause);
        this.rule = rule;
    }

    /** The rule that the constraint enforces. */
    public Rule rule() {
        return rule;
    }
}
