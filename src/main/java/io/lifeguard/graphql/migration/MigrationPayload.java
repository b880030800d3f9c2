package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.write.ViolationObject;
import io.lifeguard.graphql.write.WarningObject;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("MigrationPayload")
public record MigrationPayload(
        @Nullable MigrationObject migration,
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static MigrationPayload from(WriteOutcome<Migration> outcome) {
        return new MigrationPayload(
                outcome.left().map(MigrationObject::from).orElse(null),
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
