package io.lifeguard.graphql;

import io.lifeguard.model.ChatPool;
import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ChatPoolWrite")
public record ChatPoolWrite(
        @Nullable ChatPoolType chatPool,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static ChatPoolWrite from(Outcome<ChatPool> outcome) {
        return new ChatPoolWrite(
                outcome.left().map(ChatPoolType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
