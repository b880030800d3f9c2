package io.lifeguard.testing;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the event loops of a service in the same JVM are held: each gets a task every millisecond, and the longest
 * gap between two of them is kept. The processor time of the event loop's thread within a gap does not depend on what else the
 * machine does, unlike the time that passes.
 */
public final class EventLoopProbe implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Loop> loops = new ArrayList<>();
    private volatile boolean closed;

    /** The longest gaps of all event loops: on the clock, and in processor time of an event loop. */
    public record Gaps(Duration elapsed, Duration busy) {
        @Override
        public String toString() {
            return "%d ms, %d ms of it busy".formatted(elapsed.toMillis(), busy.toMillis());
        }
    }

    public EventLoopProbe(Vertx vertx) {
        for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
            Loop loop = new Loop(executor);
            loops.add(loop);
            executor.execute(loop);
        }
    }

    /** The longest gaps since the last call, with those that end within a moment. */
    public Gaps take() {
        Await.pause(50);
        long elapsed = 0;
        long busy = 0;
        for (Loop loop : loops) {
            synchronized (loop) {
                // a gap that lasts still
                elapsed = Math.max(elapsed, Math.max(loop.elapsed, System.nanoTime() - loop.lastNanos));
                busy = Math.max(busy, loop.busy);
                loop.elapsed = 0;
                loop.busy = 0;
            }
        }
        return new Gaps(Duration.ofNanos(elapsed), Duration.ofNanos(busy));
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Loop implements Runnable {
        private final EventExecutor executor;
        private long lastNanos = System.nanoTime();
        private long lastBusyNanos = -1;
        private long elapsed;
        private long busy;

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            long busyNow = THREADS.getCurrentThreadCpuTime();
            synchronized (this) {
                elapsed = Math.max(elapsed, now - lastNanos);
                busy = lastBusyNanos < 0 ? 0 : Math.max(busy, busyNow - lastBusyNanos);
                lastNanos = now;
                lastBusyNanos = busyNow;
            }
            if (!closed && !executor.isShuttingDown()) {
                Future<?> unused = executor.schedule(this, 1, TimeUnit.MILLISECONDS);
            }
        }
    }
}
