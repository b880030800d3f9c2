package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.write.ViolationObject;
import io.lifeguard.graphql.write.WarningObject;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ChatPoolPayload")
public record ChatPoolPayload(
        @Nullable ChatPoolObject chatPool,
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    public static ChatPoolPayload from(WriteOutcome<ChatPool> outcome) {
        return new ChatPoolPayload(
                outcome.left().map(ChatPoolObject::from).orElse(null),
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
