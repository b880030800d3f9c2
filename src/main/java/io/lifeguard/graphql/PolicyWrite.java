package io.lifeguard.graphql;

import io.lifeguard.model.ChatPolicy;
import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("PolicyWrite")
public record PolicyWrite(
        @Nullable ChatPolicyType policy,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static PolicyWrite from(Outcome<ChatPolicy> outcome) {
        return new PolicyWrite(
                outcome.left().map(ChatPolicyType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
