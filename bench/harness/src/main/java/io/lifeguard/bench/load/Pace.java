package io.lifeguard.bench.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/** When requests are sent. Used on one thread only. */
abstract class Pace {
    // to a microsecond and three digits, up to half an hour
    private final Histogram latencies = new Histogram(1, 1_800_000_000L, 3);
    private final Span span;
    private long last;

    Pace(Span span) {
        this.span = span;
    }

    abstract void begin(List<Lane> lanes);

    /** Sends what is due, where that does not follow from the answers. */
    abstract void tick();

    abstract long nanosBetweenTicks();

    /** @param since when the request was to be sent, in nanoseconds */
    abstract void answered(Lane lane, long since);

    /** Whether all that was to be asked has been answered. */
    abstract boolean isDone();

    Span span() {
        return span;
    }

    void record(long since) {
        latencies.recordValue(Math.max(0, System.nanoTime() - since) / 1000);
        last = System.nanoTime();
    }

    long recorded() {
        return latencies.getTotalCount();
    }

    Measured measured() {
        return new Measured(recorded() / ((last - span.after(0)) / 1e9), latencies);
    }
}
