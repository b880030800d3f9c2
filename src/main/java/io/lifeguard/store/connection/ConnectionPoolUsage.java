package io.lifeguard.store.connection;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.concurrent.atomic.LongAdder;

/** The usage of a pool of connections, as its client reports it. */
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

    /** Statements and transactions that wait for a connection. */
    LongAdder waiting() {
        return waiting;
    }

    /** Connections acquired so far. */
    LongAdder served() {
        return served;
    }

    /** The total wait for the acquired connections. */
    LongAdder nanosecondsWaited() {
        return nanosecondsWaited;
    }
}
