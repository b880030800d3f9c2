package io.lifeguard.http.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits on requests in progress and on slow clients. */
@ConfigMapping(prefix = "lifeguard.requests")
public interface RequestSettings {

    /** Requests in progress. Health and metrics do not count, nor do web sockets, which have a limit of their own. */
    @Min(1)
    @WithDefault("1000")
    int maxConcurrent();

    /** Requests in progress of one caller who has signed in. Default: half of all. */
    Optional<@Min(1) Integer> maxConcurrentPerCaller();

    /** Memory for the bodies of all requests in progress; imports are streamed to files instead. Default: a quarter of the heap. */
    Optional<MemorySize> maxBodyMemory();

    /** Memory for the responses that clients have not read yet. Default: a sixth of the heap. */
    Optional<MemorySize> maxResponseMemory();

    /** The size from which a body is large. */
    @WithDefault("64K")
    MemorySize largeBodySize();

    /** Requests with large bodies that are executed at once. Default: as many as the heap has memory for. */
    Optional<@Min(1) Integer> maxConcurrentLarge();

    /** The bytes per second that a client must send of its request and read of its response. */
    @Min(1)
    @WithDefault("1024")
    int minBytesPerSecond();

    /** The period over which that rate is measured. */
    @DurationMin(seconds = 1)
    @WithDefault("10s")
    Duration minRatePeriod();

    /** How long a connection may have no request in progress: unused, or while a request head arrives slowly. */
    @DurationMin(seconds = 1)
    @WithDefault("60s")
    Duration idleTimeout();

    /** The bytes that a client must send or read in a period. */
    default long minBytesPerPeriod() {
        return minBytesPerSecond() * minRatePeriod().toSeconds();
    }
}
