package io.lifeguard.service.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How single questions share statements. */
@ConfigMapping(prefix = "lifeguard.decisions")
interface DecisionSettings {

    /** How many statements are under way at once. */
    @Min(1)
    @WithDefault("4")
    int maxStatements();

    /** How many questions one statement takes at most. */
    @Min(1)
    @WithDefault("64")
    int batchSize();

    /** How many questions may wait. */
    @Min(1)
    @WithDefault("10000")
    int queueSize();
}
