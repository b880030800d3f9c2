package io.lifeguard.graphql.decision;

import io.lifeguard.rules.remedy.Remedy;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Remedy")
public record RemedyObject(@NonNull List<@NonNull RemedyStepObject> steps) {

    static RemedyObject from(Remedy remedy) {
        return new RemedyObject(
                remedy.steps().stream().map(RemedyStepObject::from).toList());
    }
}
