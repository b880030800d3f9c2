package io.lifeguard.bench.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/** When requests are sent. Used on one thread only. */
interface Pace {
    void begin(List<Lane> lanes);

    /** @param since when the request was to be sent, in nanoseconds */
    void answered(Lane lane, long since);

    /** Whether all that was to be asked has been answered. */
    boolean isOver();

    Histogram latencies();

    static Histogram histogram() {
        // to a microsecond and three digits, up to ten minutes
        return new Histogram(1, 600_000_000L, 3);
    }
}
