package io.lifeguard.graphql.migration;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.migration.Finding;
import io.lifeguard.rules.migration.FindingSubjects;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What a rule reports about stored data. Subjects are looked up only if a client selects them. */
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
