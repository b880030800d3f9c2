package io.lifeguard.store.sql;

import io.lifeguard.rules.Rule;

/** A write that the rules let pass and that a constraint refused all the same: somebody wrote past the service. */
public final class ConstraintViolation extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Rule rule;

    ConstraintViolation(Rule rule, Throwable cause) {
        super(rule.statement(), cause);
        this.rule = rule;
    }

    /** The rule that the constraint keeps. */
    public Rule rule() {
        return rule;
    }
}
