package io.lifeguard.graphql.write;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.service.write.WriteResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The fields that the payloads of all writes have in common; a subclass adds the thing that was written. */
@RegisterForReflection
public abstract class WritePayload {
    private final List<ViolationObject> violations;
    private final List<WarningObject> warnings;
    private final boolean applied;
    private final String revision;

    public WritePayload(WriteResult<?> result) {
        violations = result.violations().stream().map(ViolationObject::from).toList();
        warnings = result.warnings().stream().map(WarningObject::from).toList();
        applied = result.isApplied();
        revision = result.revision().toString();
    }

    @NonNull
    public List<@NonNull ViolationObject> getViolations() {
        return violations;
    }

    @NonNull
    public List<@NonNull WarningObject> getWarnings() {
        return warnings;
    }

    public boolean isApplied() {
        return applied;
    }

    @Id
    public @Nullable String getRevision() {
        return revision;
    }

    @Type("Violation")
    public record ViolationObject(
            @NonNull RuleObject rule,
            @NonNull String path,
            @NonNull String reason) {

        static ViolationObject from(Violation violation) {
            return new ViolationObject(RuleObject.from(violation.rule()), violation.path(), violation.reason());
        }
    }

    @Type("Warning")
    public record WarningObject(
            @NonNull RuleObject rule, @NonNull String reason, int count) {

        static WarningObject from(Warning warning) {
            return new WarningObject(RuleObject.from(warning.rule()), warning.reason(), warning.count());
        }
    }
}
