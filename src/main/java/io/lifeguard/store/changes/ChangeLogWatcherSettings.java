package io.lifeguard.store.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the change log is watched. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
interface ChangeLogWatcherSettings {

    /** How often the change log is polled for changes that PostgreSQL did not announce, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("1s")
    Duration pollInterval();
}
