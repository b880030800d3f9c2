package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("ObstacleCount")
public record ObstacleCountObject(@NonNull RuleObject rule, int userCount) {

    /** Ordered as obstacles are reported. */
    public static List<ObstacleCountObject> from(Map<Rule, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> Eligibility.obstacleRules().indexOf(e.getKey())))
                .map(e -> new ObstacleCountObject(RuleObject.from(e.getKey()), e.getValue()))
                .toList();
    }
}
