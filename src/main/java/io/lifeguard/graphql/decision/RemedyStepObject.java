package io.lifeguard.graphql.decision;

import io.lifeguard.rules.remedy.RemedyKind;
import io.lifeguard.rules.remedy.RemedyStep;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("RemedyStep")
public record RemedyStepObject(
        @NonNull RemedyKind kind,
        @Id @NonNull String subject,
        @Id @NonNull List<@NonNull String> candidates,
        int candidateCount,
        @Nullable RemedyKind follows,
        int alsoAffects,
        @NonNull String description) {

    static RemedyStepObject from(RemedyStep step) {
        return new RemedyStepObject(
                step.kind(),
                step.subject(),
                step.candidates(),
                step.candidateCount(),
                step.follows().orElse(null),
                step.alsoAffects(),
                step.description());
    }
}
