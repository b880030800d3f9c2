package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The native executable beside the jar, in turn, on the same database: its start, single questions, batches, its memory. */
public final class NativePart {
    private static final String JAR = "the jar";
    private static final String EXECUTABLE = "the executable";
    private static final int STARTS = 9;
    private static final long IDLE_MILLIS = 10_000;

    private final Workbench bench;

    public NativePart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        Path program = bench.settings()
                .executable()
                .orElseThrow(() -> new IllegalArgumentException("EXECUTABLE is to name the native executable"));
        Service service = Service.of(
                bench.processes(),
                "native-service",
                List.of(program.toAbsolutePath().toString(), "-Xmx120m"),
                bench.database().asDatasource(),
                "/q/health/ready");
        bench.report().section("The native executable, beside the jar");
        start(service);
        try (ResidentMemory jar = bench.watchMemory();
                ResidentMemory executable = ResidentMemory.watch(service.pid())) {
            compare(
                    "single questions",
                    service,
                    Question.requests(bench.questions()),
                    bench.settings().connections());
            memory("single questions", jar, executable);
            compare("batches of 10,000", service, BatchPart.largest(bench), 1);
            memory("batches of 10,000 too", jar, executable);
        }
        service.stop();
    }

    private void start(Service service) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            if (i > 0) {
                service.stop();
            }
            millis.add(service.start().toNanos() / 1e6);
        }
        bench.report().add(new Series(millis).figure("start to ready, " + EXECUTABLE));
        Thread.sleep(IDLE_MILLIS);
        bench.report()
                .add(Figure.of("resident memory, idle, " + EXECUTABLE)
                        .with("MB", ResidentMemory.megabytes(service.pid())));
    }

    private void compare(String what, Service service, Requests asked, int connections) throws Exception {
        try (Load jar = new Load(bench.service().port(), connections);
                Load executable = new Load(service.port(), connections)) {
            Map<String, Measured> medians = Contender.inTurn(
                    List.of(
                            new Contender(JAR, time -> jar.asFastAsPossible(asked, time)),
                            new Contender(EXECUTABLE, time -> executable.asFastAsPossible(asked, time))),
                    bench.settings().warmUp(),
                    bench.settings().measure(),
                    bench.settings().rounds());
            medians.forEach((name, measured) -> bench.report()
                    .add(Figure.of(what + ", " + name)
                            .with("/s", measured.perSecond())
                            .with("ms p50", measured.millis(50))
                            .with("ms p99", measured.millis(99))));
            bench.report()
                    .add(Figure.of("RATIO of the executable to the jar, " + what)
                            .with(
                                    "times",
                                    medians.get(EXECUTABLE).perSecond()
                                            / medians.get(JAR).perSecond()));
        }
    }

    private void memory(String after, ResidentMemory jar, ResidentMemory executable) {
        bench.report()
                .add(Figure.of("resident memory, the most so far, with " + after)
                        .with("MB jar", jar.mostMegabytes())
                        .with("MB executable", executable.mostMegabytes()));
    }
}
