package io.lifeguard.bench.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Requests at fixed moments, whether or not the ones before are answered. One that finds no connection free waits for it,
 * and its latency counts from the moment at which it was to be sent: a pause of the service is not left out because
 * nothing was asked meanwhile. All that was due before the end is asked and counts.
 */
final class AtRate extends Pace {
    private final double nanosBetween;
    private final Deque<Lane> free = new ArrayDeque<>();
    private long sent;
    private long answered;

    AtRate(double perSecond, Span span) {
        super(span);
        nanosBetween = 1e9 / perSecond;
    }

    @Override
    void begin(List<Lane> lanes) {
        span().begin();
        free.addAll(lanes);
    }

    @Override
    void tick() {
        boolean over = span().isOver();
        while (!free.isEmpty() && (over ? span().holds(sent * nanosBetween) : isDue())) {
            free.poll().ask(due());
            sent++;
        }
    }

    @Override
    long nanosBetweenTicks() {
        // finer than the clock of an event loop, which counts in milliseconds
        return 200_000;
    }

    @Override
    void answered(Lane lane, long since) {
        record(since);
        answered++;
        free.add(lane);
        tick();
    }

    @Override
    boolean isDone() {
        return span().isOver() && answered == sent && !span().holds(sent * nanosBetween);
    }

    private boolean isDue() {
        return due() - System.nanoTime() <= 0;
    }

    private long due() {
        return span().after(sent * nanosBetween);
    }
}
