package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.NewUsers;
import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ServiceClient.Timed;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads at a steady rate while many write and a file is imported. */
public final class MixedPart {
    private static final int WRITERS = 16;
    private static final double READS_A_SECOND = 500;

    private final Workbench bench;

    public MixedPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        int count = bench.settings().imported();
        bench.report()
                .section("%.0f single questions a second, while %d writers write and %,d new users are imported"
                        .formatted(READS_A_SECOND, WRITERS, count));
        Path file = NewUsers.write(bench.processes().file("mixed.csv"), "mixed", count);
        Requests questions = Question.requests(bench.questions());
        ExecutorService others = Executors.newFixedThreadPool(2);
        try (Load readers = new Load(bench.service().port(), bench.settings().connections());
                Load writers = new Load(bench.service().port(), WRITERS)) {
            readers.atRate(questions, READS_A_SECOND, bench.settings().warmUp().dividedBy(5));
            add(
                    "reads alone",
                    readers.atRate(questions, READS_A_SECOND, bench.settings().measure()));
            Future<Timed> imported = others.submit(() -> bench.client().importExport("users", file));
            Future<Measured> written =
                    others.submit(() -> writers.asFastAsPossible(new Writes("mixed", WRITERS), imported::isDone));
            add("reads beside the writers and the import", readers.atRate(questions, READS_A_SECOND, imported::isDone));
            add("writes meanwhile", written.get());
            double seconds = imported.get().millis() / 1000;
            bench.report()
                    .add(Figure.of("the import meanwhile").with("s", seconds).with("rows/s", count / seconds));
        } finally {
            others.shutdownNow();
        }
    }

    private void add(String what, Measured measured) {
        bench.report()
                .add(Figure.of(what)
                        .with("/s", measured.perSecond())
                        .with("ms p50", measured.millis(50))
                        .with("ms p99", measured.millis(99))
                        .with("ms p99.9", measured.millis(99.9)));
    }
}
