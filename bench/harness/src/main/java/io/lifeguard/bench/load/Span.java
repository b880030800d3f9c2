package io.lifeguard.bench.load;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** From when to when a load goes on: for so long, or until something has happened. Used on one thread only. */
final class Span {
    private static final long OPEN = Long.MAX_VALUE;

    private final long nanos;
    private final BooleanSupplier happened;
    private long begin;
    private long length;

    private Span(long nanos, BooleanSupplier happened) {
        this.nanos = nanos;
        this.happened = happened;
    }

    static Span of(Duration time) {
        return new Span(time.toNanos(), () -> false);
    }

    static Span until(BooleanSupplier happened) {
        return new Span(OPEN, happened);
    }

    void begin() {
        begin = System.nanoTime();
        length = nanos;
    }

    /** Whether it is over; once it is, it stays so. */
    boolean isOver() {
        long passed = System.nanoTime() - begin;
        if (length == OPEN && happened.getAsBoolean()) {
            length = passed;
        }
        return passed >= length;
    }

    /** So many nanoseconds after the beginning, on the clock of {@link System#nanoTime}. */
    long after(double passed) {
        return begin + (long) passed;
    }

    /** Whether a moment, so many nanoseconds after the beginning, is within. */
    boolean holds(double passed) {
        return passed < length;
    }
}
