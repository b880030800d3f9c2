package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.write.RuleType;
import io.lifeguard.rules.Reason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Advisory")
public record AdvisoryType(@NonNull RuleType rule, @NonNull String reason) {

    static AdvisoryType from(Reason reason) {
        return new AdvisoryType(RuleType.from(reason.rule()), reason.reason());
    }
}
