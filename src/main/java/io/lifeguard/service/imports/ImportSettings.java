package io.lifeguard.service.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Limits of imports. */
@ConfigMapping(prefix = "lifeguard.imports")
public interface ImportSettings {

    /** The maximum number of concurrent imports, from 1; an import counts as soon as its file begins to arrive. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrent();

    /** The maximum size of the file of an import, in bytes or with a unit such as {@code 500M} or {@code 8G}. */
    @WithDefault("8G")
    MemorySize maxBodySize();
}
