package io.lifeguard.graphql;

import io.lifeguard.service.Configured;
import io.lifeguard.service.Outcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ClientConfigurationWrite")
public record ClientConfigurationWrite(
        @Nullable ClientConfigurationType clientConfiguration,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static ClientConfigurationWrite from(Outcome<Configured> outcome) {
        return new ClientConfigurationWrite(
                outcome.left().map(ClientConfigurationType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
