package io.lifeguard.model.user;

import io.lifeguard.model.pool.Release;
import java.util.Optional;

/**
 * All that matters about a user to one decision. There are a few dozen standings, however many users there are.
 *
 * @param home the release of the home pool; empty for a user on none
 * @param enabledByPolicy whether the effective policy enables Persistent Chat
 * @param configured what the client that is asked about is configured for; matters to legacy clients only
 */
public record UserStatus(
        boolean enabled,
        Hosting hosting,
        Optional<Release> home,
        boolean enabledByPolicy,
        ConfigurationState configured) {

    /** What one client of a user is configured for, as seen from the chat pool that is asked about. */
    public enum ConfigurationState {
        FOR_NO_POOL,
        FOR_THIS_POOL,
        FOR_ANOTHER_POOL
    }

    public UserStatus {
        if (hosting == Hosting.ONLINE && home.isPresent()) {
            throw new IllegalArgumentException("a user hosted online is homed on no pool here");
        }
    }
}
