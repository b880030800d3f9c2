package io.lifeguard.bench.parts;

import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ResidentMemory;
import java.util.ArrayList;
import java.util.List;

/** From the start of the jar to its first answer, on data that is there, and what it takes while nobody asks. */
public final class StartPart {
    private static final int TIMES = 5;
    private static final long IDLE_MILLIS = 10_000;

    private final Workbench bench;

    public StartPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            bench.service().stop();
            millis.add(bench.service().start().toNanos() / 1e6);
        }
        Thread.sleep(IDLE_MILLIS);
        bench.report().section("Start on existing data");
        bench.report().add(new Series(millis).figure("start to ready"));
        bench.report()
                .add(Figure.of("resident memory, idle")
                        .with("MB", ResidentMemory.megabytes(bench.service().pid())));
    }
}
