package io.lifeguard.graphql.decision;

import io.lifeguard.rules.remedy.Remedy;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Remedy")
public record RemedyType(@NonNull List<@NonNull RemedyStepType> steps) {

    static RemedyType from(Remedy remedy) {
        return new RemedyType(remedy.steps().stream().map(RemedyStepType::from).toList());
    }
}
