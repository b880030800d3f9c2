package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.write.RuleType;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Obstacle")
public record ObstacleType(@NonNull RuleType rule, @NonNull String reason) {

    static ObstacleType from(RuleReason reason) {
        return new ObstacleType(RuleType.from(reason.rule()), reason.reason());
    }
}
