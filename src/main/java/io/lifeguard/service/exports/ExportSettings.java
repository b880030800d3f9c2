package io.lifeguard.service.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits of exports. */
@ConfigMapping(prefix = "lifeguard.exports")
interface ExportSettings {

    /** Exports in progress, from 1; each has a connection to the database for reads. One caller who has signed in has half. */
    @Min(1)
    @WithDefault("4")
    int maxConcurrent();

    /** How long an export may take and keep its connection, from 1 s. */
    @DurationMin(seconds = 1)
    @WithDefault("10m")
    Duration timeout();
}
