package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the violations of one write. */
public final class ViolationCollector {
    private final List<Violation> violations = new ArrayList<>();

    public void add(Rule rule, String path, String reason) {
        violations.add(new Violation(rule, path, reason));
    }

    /** Adds a violation if the value does not have the form. */
    void check(ValueForm form, String path, String value) {
        form.problemWith(value).ifPresent(problem -> add(Rule.VALUE_IS_VALID, path, problem + "."));
    }

    void check(ValueForm form, String path, Optional<String> value) {
        value.ifPresent(v -> check(form, path, v));
    }

    public boolean isEmpty() {
        return violations.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(violations);
    }
}
