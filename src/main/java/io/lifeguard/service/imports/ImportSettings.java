package io.lifeguard.service.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits of imports. */
@ConfigMapping(prefix = "lifeguard.imports")
public interface ImportSettings {

    /** The maximum number of concurrent imports, from 1; an import counts as soon as its file begins to arrive. */
    @Min(1)
    @WithDefault("2")
    int maxConcurrent();

    /** The maximum number of imports that wait with their file for others to end, from 0; those answered later only. */
    @Min(0)
    @WithDefault("4")
    int queueSize();

    /** The size of a file from which an import is answered before it is done. */
    @WithDefault("8M")
    MemorySize asyncAbove();

    /** For how long an import and its refused rows are kept after its end, from 1 s. */
    @DurationMin(seconds = 1)
    @WithDefault("7d")
    Duration retention();

    /** The maximum size of the file of an import, in bytes or with a unit such as {@code 500M} or {@code 8G}. */
    @WithDefault("8G")
    MemorySize maxBodySize();
}
