package io.lifeguard.bench.parts;

import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.report.Figure;
import java.util.List;

/** Single writes by GraphQL, each of them stored and logged before it is answered. */
public final class WritesPart {
    private final Workbench bench;

    public WritesPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report().section("Single writes: a user is put, moved, granted a policy, deleted");
        for (int writers : List.of(1, 16)) {
            try (Load load = new Load(bench.service().port(), writers)) {
                load.asFastAsPossible(
                        new Writes("warm" + writers, writers),
                        bench.settings().warmUp().dividedBy(5));
                Measured measured = load.asFastAsPossible(
                        new Writes("single" + writers, writers),
                        bench.settings().measure());
                bench.report()
                        .add(Figure.of(writers == 1 ? "1 writer" : writers + " writers")
                                .with("/s", measured.perSecond())
                                .with("ms p50", measured.millis(50))
                                .with("ms p99", measured.millis(99)));
            }
        }
    }
}
