package io.lifeguard.service.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many exports are taken in, and how large they may be. */
@ConfigMapping(prefix = "lifeguard.imports")
public interface ImportSettings {

    /** How many are under way at once, from the moment that the file begins to arrive. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrent();

    /** The file of one. */
    @WithDefault("8G")
    MemorySize maxBodySize();
}
