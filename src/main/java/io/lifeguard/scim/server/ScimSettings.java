package io.lifeguard.scim.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of SCIM. */
@ConfigMapping(prefix = "lifeguard.scim")
public interface ScimSettings {
    /** The most resources of one page of a list. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int maxResults();

    /** The most operations of one bulk request. */
    @WithDefault("10000")
    @Min(1)
    @Max(10_000)
    int maxBulkOperations();
}
