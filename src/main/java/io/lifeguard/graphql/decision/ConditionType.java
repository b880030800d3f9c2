package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Condition")
public record ConditionType(
        @NonNull RuleObject rule, @NonNull String reason) {

    static ConditionType from(RuleReason reason) {
        return new ConditionType(RuleObject.from(reason.rule()), reason.reason());
    }
}
