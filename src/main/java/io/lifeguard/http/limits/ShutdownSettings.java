package io.lifeguard.http.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long the service takes to stop. */
@ConfigMapping(prefix = "lifeguard.shutdown")
public interface ShutdownSettings {

    /** How long it serves on after it has said that it is not ready. */
    @DurationMin
    @WithDefault("0s")
    Duration delay();

    /** How long it waits then for requests under way. */
    @DurationMin
    @WithDefault("20s")
    Duration timeout();
}
