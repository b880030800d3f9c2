package io.lifeguard.graphql.decision;

import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.user.Hosting;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Facts to suppose instead of the recorded ones. */
@Input("SupposeInput")
public record HypothesisInput(
        @Nullable Boolean enabled,
        @Nullable Hosting hosting,
        @Id @Nullable String homePool,
        @Nullable Boolean unassigned,
        @Nullable Boolean enabledByPolicy,
        @Id @Nullable String configuredFor,
        @Nullable Boolean notConfigured) {

    static Hypothesis supposed(@Nullable HypothesisInput input) {
        return input == null ? Hypothesis.NOTHING : input.toSupposed();
    }

    private Hypothesis toSupposed() {
        return new Hypothesis(
                Optional.ofNullable(enabled),
                Optional.ofNullable(hosting),
                Optional.ofNullable(homePool),
                Boolean.TRUE.equals(unassigned),
                Optional.ofNullable(enabledByPolicy),
                Optional.ofNullable(configuredFor),
                Boolean.TRUE.equals(notConfigured));
    }
}
