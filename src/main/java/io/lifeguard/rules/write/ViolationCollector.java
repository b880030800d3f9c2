package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The violations of one write as they are found. */
public final class ViolationCollector {
    private final List<Violation> found = new ArrayList<>();

    public void add(Rule rule, String path, String reason) {
        found.add(new Violation(rule, path, reason));
    }

    /** Checks the form of a value. */
    void check(ValueForm form, String path, String value) {
        form.problemWith(value).ifPresent(problem -> add(Rule.VALUE_IS_VALID, path, problem + "."));
    }

    void check(ValueForm form, String path, Optional<String> value) {
        value.ifPresent(v -> check(form, path, v));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
