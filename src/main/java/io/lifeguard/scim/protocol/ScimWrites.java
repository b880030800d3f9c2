package io.lifeguard.scim.protocol;

import io.lifeguard.rules.Violation;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;

/** Executes writes of a request, which waits for them. */
@Singleton
public class ScimWrites {
    private final WriteService writes;

    ScimWrites(WriteService writes) {
        this.writes = writes;
    }

    /**
     * Executes a write.
     *
     * @param attribute the attribute of the resource for the path of a violation
     * @throws RefusedRequest if a rule refuses it
     */
    public void execute(WriteRule<?, ?> rule, UnaryOperator<String> attribute, ScimContext request) {
        check(request.await(() -> writes.write(rule, false)).violations(), attribute, request);
    }

    /** As {@link #execute}, for writes of which all are stored, or none. */
    public void executeAll(List<WriteRule<?, ?>> rules, UnaryOperator<String> attribute, ScimContext request) {
        List<AtomicOutcome> outcomes = request.await(() -> writes.writeAll(rules, false));
        List<Violation> violations = outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .flatMap(result -> result.violations().stream())
                .toList();
        check(violations, attribute, request);
    }

    private static void check(List<Violation> violations, UnaryOperator<String> attribute, ScimContext request) {
        if (!violations.isEmpty()) {
            RefusedRequest refused = RefusedRequest.of(violations, attribute);
            request.record(refused);
            throw refused;
        }
    }
}
