package io.lifeguard.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param perSecond answers
 * @param latencies in microseconds
 */
public record Measured(double perSecond, Histogram latencies) {

    /** The latency in milliseconds that so many of a hundred answers keep within. */
    public double millis(double percent) {
        return latencies.getValueAtPercentile(percent) / 1000.0;
    }
}
