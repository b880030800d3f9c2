package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.write.RuleType;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Advisory")
public record AdvisoryType(@NonNull RuleType rule, @NonNull String reason) {

    static AdvisoryType from(RuleReason reason) {
        return new AdvisoryType(RuleType.from(reason.rule()), reason.reason());
    }
}
