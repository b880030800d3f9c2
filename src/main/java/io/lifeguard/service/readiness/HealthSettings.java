package io.lifeguard.service.readiness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of health checks. */
@ConfigMapping(prefix = "lifeguard.health")
public interface HealthSettings {

    /** How long the readiness check waits for the database, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("3s")
    Duration databaseTimeout();
}
