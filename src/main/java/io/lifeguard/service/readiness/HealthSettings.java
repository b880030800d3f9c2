package io.lifeguard.service.readiness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How health is found out. */
@ConfigMapping(prefix = "lifeguard.health")
public interface HealthSettings {

    /** How long the database may take to answer. */
    @DurationMin(millis = 1)
    @WithDefault("3s")
    Duration databaseTimeout();
}
