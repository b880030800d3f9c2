package io.lifeguard.store;

import io.lifeguard.rules.Rule;
import io.vertx.pgclient.PgException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which rule a violated constraint keeps: its name says so, and the table that was being written. */
final class Constraints {
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String SEPARATOR = "__";

    private Constraints() {}

    /**
     * Turns a failure into a {@link RefusedByDatabase} where a constraint of a rule caused it; others stay.
     *
     * @param written the table that the statement wrote to
     */
    static Throwable explain(Throwable failure, String written) {
        return violated(failure)
                .flatMap(e -> rule(e, written))
                .<Throwable>map(rule -> new RefusedByDatabase(rule, failure))
                .orElse(failure);
    }

    /** The rule in a constraint's name; empty for one that keeps none. */
    static Optional<Rule> rule(String constraint) {
        int end = constraint.indexOf(SEPARATOR);
        String id = end < 0 ? "" : constraint.substring(0, end).toUpperCase(Locale.ROOT);
        return Stream.of(Rule.values()).filter(r -> r.name().equals(id)).findFirst();
    }

    private static Optional<Rule> rule(PgException violation, String written) {
        boolean referenced = !written.equals(violation.getTable());
        return Optional.ofNullable(violation.getConstraint())
                .flatMap(Constraints::rule)
                .map(rule -> referenced ? whenReferenced(rule) : rule);
    }

    /** The same key fires when the thing that it refers to changes or goes; another rule is broken then. */
    private static Rule whenReferenced(Rule rule) {
        return switch (rule) {
            case REFERENCE_EXISTS, POLICY_IDENTITY_IS_VALID -> Rule.NOT_IN_USE;
            case CLIENT_REACHES_RELEASE -> Rule.RELEASE_IS_FIXED;
            default -> rule;
        };
    }

    private static Optional<PgException> violated(Throwable failure) {
        return SqlFailures.ofDatabase(failure)
                .filter(e -> e.getSqlState() != null && e.getSqlState().startsWith(INTEGRITY_VIOLATION));
    }
}
