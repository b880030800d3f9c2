package io.lifeguard.graphql;

import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("Removal")
public record Removal(
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static Removal from(Outcome<?> outcome) {
        return new Removal(
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
