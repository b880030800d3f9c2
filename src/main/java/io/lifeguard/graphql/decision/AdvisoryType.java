package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Advisory")
public record AdvisoryType(
        @NonNull RuleObject rule, @NonNull String reason) {

    static AdvisoryType from(RuleReason reason) {
        return new AdvisoryType(RuleObject.from(reason.rule()), reason.reason());
    }
}
