package io.lifeguard.store.population;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How the users behind a figure are found. */
@ConfigMapping(prefix = "lifeguard.populations")
interface PopulationSettings {

    /** How many users are looked at in their order before groups are walked through. */
    @Min(1)
    @WithDefault("5000")
    int pageScanSize();
}
