package io.lifeguard.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.limits.ConcurrencyLimiter;
import io.lifeguard.service.ShutdownState;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Sends items as server-sent events, each when the one before was sent. Sends a comment at an interval, so that both sides
 * notice a broken connection, and ends when the service shuts down, so that the client continues with another instance.
 */
@Singleton
public class EventStreams {
    public static final String MEDIA_TYPE = "text/event-stream";

    private final ConcurrencyLimiter limiter;
    private final ShutdownState shutdown;
    private final ObjectMapper json;
    private final StreamSettings settings;

    /** Intervals of streams. */
    @ConfigMapping(prefix = "lifeguard.streams")
    interface StreamSettings {
        /** How often a comment is sent, from 100 ms. */
        @DurationMin(millis = 100)
        @WithDefault("20s")
        Duration heartbeatInterval();
    }

    EventStreams(ConcurrencyLimiter limiter, ShutdownState shutdown, ObjectMapper json, StreamSettings settings) {
        this.limiter = limiter;
        this.shutdown = shutdown;
        this.json = json;
        this.settings = settings;
    }

    /**
     * An item of a stream.
     *
     * @param id where a client continues that reconnects
     * @param event empty for an item that only says where the client continues: unless it is the first, a later comment says so
     */
    public record StreamItem(Optional<String> id, Optional<StreamEvent> event) {}

    /** @param data one line of JSON */
    public record StreamEvent(String type, String data) {}

    /** Whether a request accepts a stream and says so. */
    public static boolean isAccepted(RoutingContext routing) {
        return routing.parsedHeaders().accept().stream()
                .anyMatch(type -> type.weight() > 0
                        && type.component().equals("text")
                        && type.subComponent().equals("event-stream"));
    }

    /**
     * Sends items as the response to a request, until the client ends it.
     *
     * @param items a failure before the first one is a problem response; a later one is sent as an event {@code error} whose data
     *     are the problem, and ends the stream
     */
    public void respond(RoutingContext routing, Multi<StreamItem> items) {
        items.subscribe()
                .withSubscriber(new StreamWriter(routing, limiter, shutdown, json, settings.heartbeatInterval()));
    }
}
