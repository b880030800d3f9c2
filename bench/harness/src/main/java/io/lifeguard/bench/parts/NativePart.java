package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ProcessorTime;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The native executable beside the jar, in turn, on the same database: its start, single questions, batches, its memory. */
public final class NativePart {
    private static final String JAR = "the jar";
    private static final String EXECUTABLE = "the executable";
    private static final int STARTS = 9;
    private static final long IDLE_MILLIS = 10_000;
    /** Questions a second: fewer than either sustains on two processors. */
    private static final int RATE = 3000;

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
                command(program),
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
            processorTime(service, Question.requests(bench.questions()));
            compare("batches of 10,000", service, BatchPart.largest(bench), 1);
            memory("batches of 10,000 too", jar, executable);
        }
        service.stop();
    }

    /** With the sizes of the jar's heap: a tenth of it is young otherwise, a third in the jar. */
    private List<String> command(Path program) {
        return Stream.concat(
                        Stream.of(program.toAbsolutePath().toString()),
                        bench.settings().javaOptions().stream().filter(option -> option.startsWith("-Xm")))
                .toList();
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

    /** At one rate for both, which says more than a maximum where the machine does something else too. */
    private void processorTime(Service service, Requests asked) throws Exception {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            for (Map.Entry<String, Service> each :
                    Map.of(JAR, bench.service(), EXECUTABLE, service).entrySet()) {
                micros.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                        .add(microsEach(each.getValue(), asked));
            }
        }
        micros.forEach((name, all) -> bench.report()
                .add(Figure.of("processor time of each, at %,d a second, %s".formatted(RATE, name))
                        .with("µs", all.stream().sorted().toList().get(all.size() / 2))));
    }

    private double microsEach(Service service, Requests asked) throws Exception {
        try (Load load = new Load(service.port(), bench.settings().connections())) {
            ProcessorTime before = ProcessorTime.of(service.pid());
            Measured measured = load.atRate(asked, RATE, bench.settings().measure());
            double seconds = ProcessorTime.of(service.pid()).minus(before).seconds();
            return seconds * 1e6 / measured.latencies().getTotalCount();
        }
    }

    private void memory(String after, ResidentMemory jar, ResidentMemory executable) {
        bench.report()
                .add(Figure.of("resident memory, the most so far, with " + after)
                        .with("MB jar", jar.mostMegabytes())
                        .with("MB executable", executable.mostMegabytes()));
    }
}
