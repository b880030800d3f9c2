package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.write.ViolationType;
import io.lifeguard.graphql.write.WarningType;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("PolicyPayload")
public record PolicyPayload(
        @Nullable ChatPolicyType policy,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static PolicyPayload from(WriteOutcome<ChatPolicy> outcome) {
        return new PolicyPayload(
                outcome.left().map(ChatPolicyType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
