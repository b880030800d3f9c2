package io.lifeguard.graphql.server.websocket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits after which a web socket is closed. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
interface WebSocketSettings {
    /** How long a client may take to respond to a close frame before its connection is closed. */
    Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** How long a client may take to send {@code connection_init} with a token that is accepted. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration initTimeout();

    /** How many sockets may be open whose client has not signed in; beyond it the oldest of them is closed. */
    @Min(1)
    @WithDefault("256")
    int maxUnauthenticated();

    /** How long a client may read nothing while messages wait to be sent. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration writeTimeout();

    /** How often a client is pinged; a connection on which three pings are not answered is closed. */
    @DurationMin(millis = 1)
    @WithDefault("20s")
    Duration heartbeatInterval();
}
