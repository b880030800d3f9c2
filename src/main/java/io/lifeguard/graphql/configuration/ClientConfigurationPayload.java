package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.write.ViolationObject;
import io.lifeguard.graphql.write.WarningObject;
import io.lifeguard.service.write.ResolvedConfiguration;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ClientConfigurationPayload")
public record ClientConfigurationPayload(
        @Nullable ClientConfigurationObject clientConfiguration,
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    public static ClientConfigurationPayload from(WriteOutcome<ResolvedConfiguration> outcome) {
        return new ClientConfigurationPayload(
                outcome.left().map(ClientConfigurationObject::from).orElse(null),
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
