package io.lifeguard.rules.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the rules say of a write: refused with every violation, or accepted with the changes that it comes to.
 *
 * @param violations in the order of the catalogue; empty if accepted
 * @param warnings what the accepted write brings about elsewhere, in the order of the catalogue
 * @param changes what is to be stored, in order; empty for a refused write and for one that changes nothing
 */
public record WriteDecision(List<Violation> violations, List<Warning> warnings, List<Change<?>> changes) {
    public WriteDecision {
        violations = violations.stream()
                .sorted(Comparator.comparing(Violation::rule))
                .toList();
        warnings = warnings.stream()
                .filter(w -> w.count() > 0)
                .sorted(Comparator.comparing(Warning::rule))
                .toList();
        changes = List.copyOf(changes);
    }

    public static WriteDecision refused(List<Violation> violations) {
        return new WriteDecision(violations, List.of(), List.of());
    }

    public static WriteDecision refused(Rule rule, String path, String reason) {
        return refused(List.of(new Violation(rule, path, reason)));
    }

    public static WriteDecision accepted(List<? extends Change<?>> changes, List<Warning> warnings) {
        return new WriteDecision(List.of(), warnings, new ArrayList<>(changes));
    }

    static WriteDecision unchanged() {
        return accepted(List.of(), List.of());
    }

    public boolean isAccepted() {
        return violations.isEmpty();
    }

    /** The same as {@link RuleModes#applyTo} has it; what is refused stays so. */
    WriteDecision under(RuleModes modes, String path) {
        List<Violation> denied = warnings.stream()
                .filter(w -> w.breach() && modes.of(w.rule()) == Enforcement.DENY && RuleModes.isSettable(w.rule()))
                .map(w -> new Violation(w.rule(), path, w.reason()))
                .toList();
        if (isAccepted() && !denied.isEmpty()) {
            return refused(denied);
        }
        List<Warning> told = warnings.stream()
                .filter(w -> modes.of(w.rule()) != Enforcement.OFF)
                .toList();
        return new WriteDecision(violations, told, changes);
    }

    /** The same with the paths that the caller's arguments have. */
    public WriteDecision withPaths(UnaryOperator<String> path) {
        List<Violation> moved = violations.stream()
                .map(v -> new Violation(v.rule(), path.apply(v.path()), v.reason()))
                .toList();
        return new WriteDecision(moved, warnings, changes);
    }
}
