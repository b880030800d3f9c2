package io.lifeguard.graphql;

import org.jspecify.annotations.Nullable;

/** A switch among arguments that is off by default: an explicit null means the default too. */
final class Flag {
    private Flag() {}

    static boolean of(@Nullable Boolean argument) {
        return argument != null && argument;
    }
}
