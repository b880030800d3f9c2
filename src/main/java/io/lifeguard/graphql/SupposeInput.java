package io.lifeguard.graphql;

import io.lifeguard.model.Hosting;
import io.lifeguard.model.Supposed;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Facts to suppose instead of the recorded ones. */
@Input("SupposeInput")
public record SupposeInput(
        @Nullable Boolean enabled,
        @Nullable Hosting hosting,
        @Id @Nullable String homePool,
        @Nullable Boolean unassigned,
        @Nullable Boolean enabledByPolicy,
        @Id @Nullable String configuredFor,
        @Nullable Boolean notConfigured) {

    static Supposed supposed(@Nullable SupposeInput input) {
        return input == null ? Supposed.NOTHING : input.toSupposed();
    }

    private Supposed toSupposed() {
        return new Supposed(
                Optional.ofNullable(enabled),
                Optional.ofNullable(hosting),
                Optional.ofNullable(homePool),
                Boolean.TRUE.equals(unassigned),
                Optional.ofNullable(enabledByPolicy),
                Optional.ofNullable(configuredFor),
                Boolean.TRUE.equals(notConfigured));
    }
}
