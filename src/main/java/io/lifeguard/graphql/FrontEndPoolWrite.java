package io.lifeguard.graphql;

import io.lifeguard.model.FrontEndPool;
import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("FrontEndPoolWrite")
public record FrontEndPoolWrite(
        @Nullable FrontEndPoolType frontEndPool,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static FrontEndPoolWrite from(Outcome<FrontEndPool> outcome) {
        return new FrontEndPoolWrite(
                outcome.left().map(FrontEndPoolType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
