package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.rules.RuleReason;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Obstacle")
public record ObstacleType(
        @NonNull RuleObject rule, @NonNull String reason) {

    static ObstacleType from(RuleReason reason) {
        return new ObstacleType(RuleObject.from(reason.rule()), reason.reason());
    }
}
