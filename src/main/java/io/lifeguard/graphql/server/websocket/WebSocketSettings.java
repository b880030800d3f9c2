package io.lifeguard.graphql.server.websocket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a client may be silent or not read before its socket is closed. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
interface WebSocketSettings {
    /** What a client that does not read is left to find the reason in, before the connection is cut. */
    Duration FAREWELL = Duration.ofSeconds(5);

    /** How long a client may take for its first message. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration initTimeout();

    /** How long a client may read nothing of what waits for it. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration writeTimeout();

    /** How often a client is asked for a sign of life; one that has given none three times is gone. */
    @DurationMin(millis = 1)
    @WithDefault("20s")
    Duration heartbeatInterval();
}
