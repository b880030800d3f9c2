package io.lifeguard.model.user;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.Release;
import java.util.Optional;

/**
 * The facts of a user that one eligibility decision depends on. There are a few dozen distinct values, for any number
 * of users.
 *
 * @param homeRelease the release of the home pool; empty for a user without a home
 * @param enabledByPolicy whether the effective policy enables Persistent Chat
 * @param configured the configuration state of the client in question; matters to legacy clients only
 */
public record Standing(
        boolean enabled,
        Hosting hosting,
        Optional<Release> homeRelease,
        boolean enabledByPolicy,
        ConfigurationState configured) {

    /** Whether a client of a user is configured for the chat pool in question. */
    public enum ConfigurationState {
        FOR_NO_POOL,
        FOR_THIS_POOL,
        FOR_ANOTHER_POOL;

        /**
         * The state of a client that is configured for a chat pool.
         *
         * @param configuredFor FQDN of the chat pool that the client is configured for
         * @param pool the chat pool in question
         */
        public static ConfigurationState of(String configuredFor, ChatPool pool) {
            return Ids.key(configuredFor).equals(pool.key()) ? FOR_THIS_POOL : FOR_ANOTHER_POOL;
        }
    }

    public Standing {
        if (hosting == Hosting.ONLINE && homeRelease.isPresent()) {
            throw new IllegalArgumentException("a user hosted online has no home on premises");
        }
    }
}
