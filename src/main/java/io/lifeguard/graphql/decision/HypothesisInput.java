package io.lifeguard.graphql.decision;

import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.user.Hosting;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Facts that a decision takes as true instead of the recorded ones. */
@Input("HypothesisInput")
public record HypothesisInput(
        @Nullable Boolean enabled,
        @Nullable Hosting hosting,
        @Id @Nullable String homePool,
        @Nullable Boolean unassigned,
        @Nullable Boolean enabledByPolicy,
        @Id @Nullable String configuredFor,
        @Nullable Boolean notConfigured) {

    static Hypothesis toHypothesis(@Nullable HypothesisInput input) {
        return input == null
                ? Hypothesis.NOTHING
                : new Hypothesis(
                        Optional.ofNullable(input.enabled),
                        Optional.ofNullable(input.hosting),
                        Optional.ofNullable(input.homePool),
                        Boolean.TRUE.equals(input.unassigned),
                        Optional.ofNullable(input.enabledByPolicy),
                        Optional.ofNullable(input.configuredFor),
                        Boolean.TRUE.equals(input.notConfigured));
    }
}
