package io.lifeguard.http.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The phases of a graceful shutdown. */
@ConfigMapping(prefix = "lifeguard.shutdown")
public interface ShutdownSettings {

    /** How long it serves requests after readiness has turned to DOWN. */
    @DurationMin
    @WithDefault("0s")
    Duration delay();

    /** How long it then waits for requests in progress. */
    @DurationMin
    @WithDefault("20s")
    Duration timeout();
}
