package io.lifeguard.graphql.write;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.Warning;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Warning")
public record WarningObject(
        @NonNull RuleObject rule, @NonNull String reason, int count) {

    public static List<WarningObject> from(List<Warning> warnings) {
        return warnings.stream()
                .map(w -> new WarningObject(RuleObject.from(w.rule()), w.reason(), w.count()))
                .toList();
    }
}
