package io.lifeguard.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param perSecond answers
 * @param latencies in microseconds
 */
public record Measured(double perSecond, Histogram latencies) {
    static Measured of(Histogram latencies, Duration time) {
        return new Measured(latencies.getTotalCount() / (time.toNanos() / 1e9), latencies);
    }

    /** The latency in milliseconds that so many of a hundred answers keep within. */
    public double millis(double percent) {
        return latencies.getValueAtPercentile(percent) / 1000.0;
    }
}
