package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.ViolationType;
import io.lifeguard.graphql.write.WarningType;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("AddInPayload")
public record AddInPayload(
        @Nullable AddInType addIn,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static AddInPayload from(WriteOutcome<AddIn> outcome) {
        return new AddInPayload(
                outcome.left().map(AddInType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
