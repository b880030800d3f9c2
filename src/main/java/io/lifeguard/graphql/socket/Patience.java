package io.lifeguard.graphql.socket;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a client may be silent or not read before its socket is closed. */
@Singleton
class Patience {
    /** What a client that does not read is left to find the reason in, before the connection is cut. */
    static final Duration FAREWELL = Duration.ofSeconds(5);

    final Duration init;
    final Duration stuck;
    final Duration heartbeat;

    /**
     * @param init how long a client may take for its first message
     * @param stuck how long a client may read nothing of what waits for it
     * @param heartbeat how often a client is asked for a sign of life; one that has given none three times is gone
     */
    Patience(
            @ConfigProperty(name = "lifeguard.feed.init-within", defaultValue = "10s") Duration init,
            @ConfigProperty(name = "lifeguard.feed.stuck-after", defaultValue = "30s") Duration stuck,
            @ConfigProperty(name = "lifeguard.feed.heartbeat", defaultValue = "20s") Duration heartbeat) {
        this.init = init;
        this.stuck = stuck;
        this.heartbeat = heartbeat;
    }
}
