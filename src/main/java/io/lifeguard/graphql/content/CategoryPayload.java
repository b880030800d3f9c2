package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.ViolationObject;
import io.lifeguard.graphql.write.WarningObject;
import io.lifeguard.model.content.Category;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("CategoryPayload")
public record CategoryPayload(
        @Nullable CategoryObject category,
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static CategoryPayload from(WriteOutcome<Category> outcome) {
        return new CategoryPayload(
                outcome.left().map(CategoryObject::from).orElse(null),
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
