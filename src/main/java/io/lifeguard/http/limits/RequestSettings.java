package io.lifeguard.http.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many requests there may be, and how slow a client may be. */
@ConfigMapping(prefix = "lifeguard.requests")
public interface RequestSettings {

    /** Requests under way at once; health and metrics do not count, nor do sockets, which have a limit of their own. */
    @Min(1)
    @WithDefault("1000")
    int maxConcurrent();

    /**
     * What the bodies of all requests under way may take in memory; those of imports are streamed to files. Where nothing is
     * set, a quarter of the heap.
     */
    Optional<MemorySize> maxBodyMemory();

    /** From which size on a body is large. */
    @WithDefault("64K")
    MemorySize largeBodySize();

    /** Large requests that are carried out at once; where nothing is set, as many as the heap has room for. */
    Optional<@Min(1) Integer> maxConcurrentLarge();

    /** Bytes a second that a client at least sends of its request, and reads of its answer. */
    @Min(1)
    @WithDefault("1024")
    int minBytesPerSecond();

    /** How long a client may be slower than that. */
    @DurationMin(seconds = 1)
    @WithDefault("10s")
    Duration minRatePeriod();

    /** How long a connection may go without a whole request: unused, or while the head of one trickles in. */
    @DurationMin(seconds = 1)
    @WithDefault("60s")
    Duration idleTimeout();
}
