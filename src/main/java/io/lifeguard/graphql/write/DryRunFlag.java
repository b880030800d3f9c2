package io.lifeguard.graphql.write;

import org.jspecify.annotations.Nullable;

/** A switch among arguments that is off by default: an explicit null means the default too. */
public final class DryRunFlag {
    private DryRunFlag() {}

    public static boolean of(@Nullable Boolean argument) {
        return argument != null && argument;
    }
}
