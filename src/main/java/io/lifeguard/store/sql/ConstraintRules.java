package io.lifeguard.store.sql;

import io.lifeguard.rules.Rule;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the rule of a violated constraint from the name of the constraint and the table that was written. */
public final class ConstraintRules {
    /** No constraint is named for it. */
    private static final String NO_TABLE = "";

    private static final String INTEGRITY_VIOLATION = "23";

    /** {@code <rule id in lower case>__<table>_<what>} */
    private static final Pattern NAME = Pattern.compile("\\b([a-z0-9_]+?)__([a-z0-9_]+)\\b");

    private ConstraintRules() {}

    /**
     * Turns a failure into a {@link ConstraintViolation} if the constraint of a rule caused it; returns others unchanged.
     *
     * @param written the table that the statement wrote to
     */
    public static Throwable explain(Throwable failure, String written) {
        return violatedConstraint(failure)
                .flatMap(text -> rule(text, written))
                .<Throwable>map(rule -> new ConstraintViolation(rule, failure))
                .orElse(failure);
    }

    /** As {@link #explain} for a deletion, which violates only the keys of what refers to the deleted row. */
    public static Throwable explainDeletion(Throwable failure) {
        return explain(failure, NO_TABLE);
    }

    /** The rule of the constraint that a text names, if the statement wrote to this table; empty if it names none. */
    static Optional<Rule> rule(String text, String written) {
        return NAME.matcher(text).results().findFirst().flatMap(name -> {
            boolean referenced = !name.group(2).startsWith(written + "_");
            return ofId(name.group(1)).map(rule -> referenced ? whenReferenced(rule) : rule);
        });
    }

    private static Optional<Rule> ofId(String id) {
        return Stream.of(Rule.values())
                .filter(rule -> rule.name().equalsIgnoreCase(id))
                .findFirst();
    }

    /** A foreign key also fires when the referenced row is changed or deleted; then another rule is violated. */
    private static Rule whenReferenced(Rule rule) {
        return switch (rule) {
            case REFERENCE_EXISTS, POLICY_IDENTITY_IS_VALID -> Rule.NOT_IN_USE;
            case CLIENT_REACHES_RELEASE, CATEGORY_PARENT_IS_VALID -> Rule.RELEASE_IS_FIXED;
            default -> rule;
        };
    }

    private static Optional<String> violatedConstraint(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(10)
                .map(ConstraintRules::constraintOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The client's exception has the name; Hibernate's has state and message only, and the message contains the name. */
    private static Optional<String> constraintOf(Throwable failure) {
        if (failure instanceof PgException e) {
            return violation(e.getSqlState(), e.getConstraint());
        }
        return failure instanceof SQLException e ? violation(e.getSQLState(), e.getMessage()) : Optional.empty();
    }

    private static Optional<String> violation(@Nullable String state, @Nullable String text) {
        return state != null && state.startsWith(INTEGRITY_VIOLATION) ? Optional.ofNullable(text) : Optional.empty();
    }
}
