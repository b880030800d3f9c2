package io.lifeguard.bench.parts;

import io.lifeguard.bench.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long something took, time after time, one after the other. In milliseconds, the shortest first. */
record Series(List<Double> millis) {
    private static final int FEWEST = 15;

    interface Once {
        double millis() throws Exception;
    }

    Series {
        millis = millis.stream().sorted().toList();
    }

    /** Again and again for a while after a warm-up, {@value #FEWEST} times at least. */
    static Series of(Duration warmUp, Duration measure, Once once) throws Exception {
        repeat(warmUp, once);
        return new Series(repeat(measure, once));
    }

    private static List<Double> repeat(Duration time, Once once) throws Exception {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (millis.size() < FEWEST || System.nanoTime() - end < 0) {
            millis.add(once.millis());
        }
        return millis;
    }

    double median() {
        return percentile(50);
    }

    double percentile(int percent) {
        return millis.get(Math.min(millis.size() - 1, millis.size() * percent / 100));
    }

    Figure figure(String what) {
        return Figure.of(what)
                .with("ms median", median())
                .with("ms p99", percentile(99))
                .with("ms longest", millis.get(millis.size() - 1))
                .with("times", millis.size());
    }
}
