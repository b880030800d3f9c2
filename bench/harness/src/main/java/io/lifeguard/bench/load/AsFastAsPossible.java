package io.lifeguard.bench.load;

import java.util.List;

/**
 * Each connection asks again as soon as it is answered. What is answered after the end does not count, unless so few were
 * answered until then that they say nothing.
 */
final class AsFastAsPossible extends Pace {
    private static final int FEWEST = 10;

    private int waiting;

    AsFastAsPossible(Span span) {
        super(span);
    }

    @Override
    void begin(List<Lane> lanes) {
        span().begin();
        waiting = lanes.size();
        lanes.forEach(lane -> lane.ask(System.nanoTime()));
    }

    @Override
    void tick() {
        // answers alone set the pace
    }

    @Override
    long nanosBetweenTicks() {
        return 10_000_000;
    }

    @Override
    void answered(Lane lane, long since) {
        if (span().isOver() && recorded() >= FEWEST) {
            waiting--;
        } else {
            record(since);
            lane.ask(System.nanoTime());
        }
    }

    @Override
    boolean isDone() {
        return waiting == 0;
    }
}
