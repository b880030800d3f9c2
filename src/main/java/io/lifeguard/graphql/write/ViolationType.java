package io.lifeguard.graphql.write;

import io.lifeguard.rules.Violation;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Violation")
public record ViolationType(
        @NonNull RuleType rule,
        @NonNull String path,
        @NonNull String reason) {

    public static List<ViolationType> from(List<Violation> violations) {
        return violations.stream()
                .map(v -> new ViolationType(RuleType.from(v.rule()), v.path(), v.reason()))
                .toList();
    }
}
