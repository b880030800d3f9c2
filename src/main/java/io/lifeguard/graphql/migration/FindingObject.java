package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.migration.Finding;
import io.lifeguard.rules.migration.FindingSubjects;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Its subjects are looked up when they are asked for. */
@Type("Finding")
public record FindingObject(
        @NonNull RuleObject rule,
        int count,
        @NonNull String reason,
        @Ignore FindingSubjects about) {

    static List<FindingObject> from(List<Finding> findings) {
        return findings.stream()
                .map(f -> new FindingObject(RuleObject.from(f.rule()), f.count(), f.reason(), f.subjects()))
                .toList();
    }
}
