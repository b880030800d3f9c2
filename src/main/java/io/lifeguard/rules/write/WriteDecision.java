package io.lifeguard.rules.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The result of the rules for a write: refused with every violation, or accepted with the changes to store.
 *
 * @param violations in the order of the catalogue; empty if accepted
 * @param warnings side effects of an accepted write, in the order of the catalogue
 * @param changes the changes to store, in order; empty for a refused write and for one without effect
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

    public static WriteDecision unchanged() {
        return accepted(List.of(), List.of());
    }

    /** This decision with one more change, if it is accepted. */
    WriteDecision with(Change<?> change) {
        return isAccepted()
                ? new WriteDecision(
                        violations,
                        warnings,
                        Stream.concat(changes.stream(), Stream.of(change)).toList())
                : this;
    }

    /** This decision with one more warning, if it is accepted. */
    WriteDecision with(Warning warning) {
        return isAccepted()
                ? new WriteDecision(
                        violations,
                        Stream.concat(warnings.stream(), Stream.of(warning)).toList(),
                        changes)
                : this;
    }

    public boolean isAccepted() {
        return violations.isEmpty();
    }

    /**
     * The subject of the write after this decision; empty if the write is refused or deletes the subject.
     *
     * @param current the subject before the write
     */
    public <T> Optional<T> resulting(Subject<T> subject, Optional<T> current) {
        Optional<T> resulting = isAccepted() ? current : Optional.empty();
        for (Change<?> change : changes) {
            Optional<Change<T>> own = subject.of(change);
            if (own.isPresent()) {
                resulting = own.get().after();
            }
        }
        return resulting;
    }

    /** This decision under {@link RuleModes}; a refused write stays refused. */
    WriteDecision under(RuleModes modes, String path) {
        List<Violation> denied = warnings.stream()
                .filter(w -> w.breach() && modes.of(w.rule()) == Enforcement.DENY && RuleModes.isSettable(w.rule()))
                .map(w -> new Violation(w.rule(), path, w.reason()))
                .toList();
        if (isAccepted() && !denied.isEmpty()) {
            return refused(denied);
        }
        List<Warning> reported = warnings.stream()
                .filter(w -> modes.of(w.rule()) != Enforcement.OFF)
                .toList();
        return new WriteDecision(violations, reported, changes);
    }

    /** This decision with the paths of the caller's arguments. */
    public WriteDecision withPaths(UnaryOperator<String> path) {
        List<Violation> moved = violations.stream()
                .map(v -> new Violation(v.rule(), path.apply(v.path()), v.reason()))
                .toList();
        return new WriteDecision(moved, warnings, changes);
    }
}
