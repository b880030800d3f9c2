package io.lifeguard.store.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the log is watched. */
@ConfigMapping(prefix = "lifeguard.subscriptions")
interface ChangeLogWatcherSettings {

    /** How often it is looked at for what was not announced. */
    @DurationMin(millis = 1)
    @WithDefault("1s")
    Duration pollInterval();
}
