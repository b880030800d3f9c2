package io.lifeguard.bench.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Requests at fixed moments, whether or not the ones before are answered. One that finds no connection free waits for it,
 * and its latency counts from the moment at which it was to be sent: a pause of the service is not left out because
 * nothing was asked meanwhile.
 */
final class AtRate implements Pace {
    private final Histogram latencies = Pace.histogram();
    private final double nanosBetween;
    private final long count;
    private final Deque<Lane> free = new ArrayDeque<>();
    private long begin;
    private long sent;
    private long answered;

    AtRate(double perSecond, Duration time) {
        nanosBetween = 1e9 / perSecond;
        count = (long) (time.toNanos() / nanosBetween);
    }

    @Override
    public void begin(List<Lane> lanes) {
        begin = System.nanoTime();
        free.addAll(lanes);
    }

    /** Sends what is due. */
    void tick() {
        long now = System.nanoTime();
        while (sent < count && !free.isEmpty() && due(sent) - now <= 0) {
            free.poll().ask(due(sent));
            sent++;
        }
    }

    @Override
    public void answered(Lane lane, long since) {
        latencies.recordValue(Math.max(0, System.nanoTime() - since) / 1000);
        answered++;
        free.add(lane);
        tick();
    }

    @Override
    public boolean isOver() {
        return answered == count;
    }

    @Override
    public Histogram latencies() {
        return latencies;
    }

    private long due(long number) {
        return begin + (long) (number * nanosBetween);
    }
}
