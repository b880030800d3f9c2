package io.lifeguard.graphql;

import io.lifeguard.rules.Rule;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("ObstacleCount")
public record ObstacleCountType(@NonNull RuleType rule, int userCount) {

    static List<ObstacleCountType> from(Map<Rule, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new ObstacleCountType(RuleType.from(e.getKey()), e.getValue()))
                .toList();
    }
}
