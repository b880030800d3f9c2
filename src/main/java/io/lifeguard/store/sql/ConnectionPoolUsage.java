package io.lifeguard.store.sql;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.concurrent.atomic.LongAdder;

/** What a pool of connections is used for, as its client tells it. */
final class ConnectionPoolUsage implements PoolMetrics<Long> {
    private static final Long NOTHING = 0L;

    private final LongAdder active = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final LongAdder served = new LongAdder();
    private final LongAdder nanosecondsWaited = new LongAdder();

    @Override
    public Long submitted() {
        waiting.increment();
        return System.nanoTime();
    }

    @Override
    public Long begin(Long submitted) {
        waiting.decrement();
        active.increment();
        served.increment();
        nanosecondsWaited.add(System.nanoTime() - submitted);
        return NOTHING;
    }

    @Override
    public void rejected(Long submitted) {
        waiting.decrement();
    }

    @Override
    public void end(Long begun, boolean succeeded) {
        active.decrement();
    }

    /** Connections in use. */
    LongAdder active() {
        return active;
    }

    /** How many wait for one. */
    LongAdder waiting() {
        return waiting;
    }

    /** How often one was given out. */
    LongAdder served() {
        return served;
    }

    /** How long those waited altogether who were given one. */
    LongAdder nanosecondsWaited() {
        return nanosecondsWaited;
    }
}
