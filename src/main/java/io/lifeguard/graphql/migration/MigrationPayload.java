package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.write.ViolationType;
import io.lifeguard.graphql.write.WarningType;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("MigrationPayload")
public record MigrationPayload(
        @Nullable MigrationType migration,
        @NonNull List<@NonNull ViolationType> violations,
        @NonNull List<@NonNull WarningType> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static MigrationPayload from(WriteOutcome<Migration> outcome) {
        return new MigrationPayload(
                outcome.left().map(MigrationType::from).orElse(null),
                ViolationType.from(outcome.violations()),
                WarningType.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
