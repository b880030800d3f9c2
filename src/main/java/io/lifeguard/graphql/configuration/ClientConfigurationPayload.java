package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.write.ViolationType;
import io.lifeguard.graphql.write.WarningType;
import io.lifeguard.service.write.ResolvedConfiguration;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ClientConfigurationPayload")
public record ClientConfigurationPayload(
        @Nullable ClientConfigurationType clientConfiguration,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    public static ClientConfigurationPayload from(WriteOutcome<ResolvedConfiguration> outcome) {
        return new ClientConfigurationPayload(
                outcome.left().map(ClientConfigurationType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
