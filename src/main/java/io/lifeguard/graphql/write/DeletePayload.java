package io.lifeguard.graphql.write;

import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("DeletePayload")
public record DeletePayload(
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    public static DeletePayload from(WriteOutcome<?> outcome) {
        return new DeletePayload(
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
