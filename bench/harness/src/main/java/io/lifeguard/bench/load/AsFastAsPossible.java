package io.lifeguard.bench.load;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Each connection asks again as soon as it is answered. */
final class AsFastAsPossible implements Pace {
    private final Histogram latencies = Pace.histogram();
    private final Duration time;
    private long end;
    private int waiting;

    AsFastAsPossible(Duration time) {
        this.time = time;
    }

    @Override
    public void begin(List<Lane> lanes) {
        long now = System.nanoTime();
        end = now + time.toNanos();
        waiting = lanes.size();
        lanes.forEach(lane -> lane.ask(now));
    }

    @Override
    public void answered(Lane lane, long since) {
        long now = System.nanoTime();
        if (now - end < 0) {
            latencies.recordValue((now - since) / 1000);
            lane.ask(now);
        } else {
            waiting--;
        }
    }

    @Override
    public boolean isOver() {
        return waiting == 0;
    }

    @Override
    public Histogram latencies() {
        return latencies;
    }
}
