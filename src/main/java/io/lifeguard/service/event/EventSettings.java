package io.lifeguard.service.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How events are derived and kept. */
@ConfigMapping(prefix = "lifeguard.events")
public interface EventSettings {
    /** Whether this instance may derive events. If none may, events are late, not lost. */
    @WithDefault("true")
    boolean enabled();

    /** The source of all events, an absolute URI: together with the id of an event it is unique. */
    @Pattern(regexp = "[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?@!$&'()*+,;=-]+")
    @WithDefault("urn:lifeguard")
    String source();

    /**
     * The shortest time between two transactions that derive events, from 1 ms. While writes go on, each transaction has those of
     * this time: with a longer one, deriving costs less and events are later. A follower that is far behind does not wait.
     */
    @DurationMin(millis = 1)
    @WithDefault("100ms")
    Duration batchInterval();

    /** The age from which events are removed, from 1 s. */
    @DurationMin(seconds = 1)
    @WithDefault("30d")
    Duration retention();

    /** How often old events are removed, from 1 s. */
    @DurationMin(seconds = 1)
    @WithDefault("1h")
    Duration trimInterval();

    /** How often the change log is polled for changes that PostgreSQL did not announce, and another follower for its end, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("1s")
    Duration pollInterval();
}
