package io.lifeguard.graphql.write;

import io.lifeguard.rules.Warning;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Warning")
public record WarningType(@NonNull RuleType rule, @NonNull String reason, int count) {

    public static List<WarningType> from(List<Warning> warnings) {
        return warnings.stream()
                .map(w -> new WarningType(RuleType.from(w.rule()), w.reason(), w.count()))
                .toList();
    }
}
