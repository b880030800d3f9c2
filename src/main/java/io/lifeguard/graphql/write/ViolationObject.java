package io.lifeguard.graphql.write;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.Violation;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Violation")
public record ViolationObject(
        @NonNull RuleObject rule,
        @NonNull String path,
        @NonNull String reason) {

    public static List<ViolationObject> from(List<Violation> violations) {
        return violations.stream()
                .map(v -> new ViolationObject(RuleObject.from(v.rule()), v.path(), v.reason()))
                .toList();
    }
}
