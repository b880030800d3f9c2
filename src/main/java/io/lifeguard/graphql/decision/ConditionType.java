package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.write.RuleType;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Condition")
public record ConditionType(@NonNull RuleType rule, @NonNull String reason) {

    static ConditionType from(RuleReason reason) {
        return new ConditionType(RuleType.from(reason.rule()), reason.reason());
    }
}
