package io.lifeguard.store.population;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How pages of the users of a population, and of client configurations of some groups, are read. */
@ConfigMapping(prefix = "lifeguard.populations")
public interface PopulationSettings {

    /** How many users are scanned in key order before the groups of users are read instead, from 1. */
    @Min(1)
    @WithDefault("5000")
    int pageScanSize();
}
