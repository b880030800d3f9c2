package io.lifeguard.bench;

import io.lifeguard.bench.parts.AuthzenPart;
import io.lifeguard.bench.parts.BatchPart;
import io.lifeguard.bench.parts.ExportPart;
import io.lifeguard.bench.parts.ImportPart;
import io.lifeguard.bench.parts.LatencyPart;
import io.lifeguard.bench.parts.MixedPart;
import io.lifeguard.bench.parts.NativePart;
import io.lifeguard.bench.parts.PagesPart;
import io.lifeguard.bench.parts.PopulationPart;
import io.lifeguard.bench.parts.SinglePart;
import io.lifeguard.bench.parts.StartPart;
import io.lifeguard.bench.parts.UsersPart;
import io.lifeguard.bench.parts.Workbench;
import io.lifeguard.bench.parts.WritesPart;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.Settings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The parts that ask one service about the large estate, one after the other. */
final class EstateParts {
    private final Settings settings;
    private final Processes processes;
    private final Report report;

    EstateParts(Settings settings, Processes processes, Report report) {
        this.settings = settings;
        this.processes = processes;
        this.report = report;
    }

    void measure(Set<Part> parts) throws Exception {
        Workbench bench = Workbench.start(settings, processes, report, "estate");
        Map<String, String> size = Map.of("users", "" + settings.users());
        bench.load("topology", size);
        bench.load("users", size);
        if (parts.contains(Part.POPULATION)) {
            new PopulationPart(bench).run("no client configured");
        }
        bench.load("configurations", size);
        if (parts.contains(Part.START)) {
            new StartPart(bench).run();
        }
        Map<Part, Double> memory = new EnumMap<>(Part.class);
        for (Part part : parts) {
            if (Part.UNDER_LOAD.contains(part)) {
                try (ResidentMemory watched = bench.watchMemory()) {
                    measure(part, bench);
                    memory.put(part, watched.mostMegabytes());
                }
            }
        }
        if (parts.contains(Part.NATIVE)) {
            new NativePart(bench).run();
        }
        bench.stop();
        if (!memory.isEmpty()) {
            tell(memory);
        }
    }

    private static void measure(Part part, Workbench bench) throws Exception {
        switch (part) {
            case SINGLE -> new SinglePart(bench).run();
            case LATENCY -> new LatencyPart(bench).run();
            case AUTHZEN -> new AuthzenPart(bench).run();
            case BATCH -> new BatchPart(bench).run();
            case POPULATION -> new PopulationPart(bench).run("legacy clients configured");
            case PAGES -> new PagesPart(bench).run();
            case USERS -> new UsersPart(bench).run();
            case WRITES -> new WritesPart(bench).run();
            case EXPORTS -> new ExportPart(bench).run();
            case IMPORT -> new ImportPart(bench).run();
            case MIXED -> new MixedPart(bench).run();
            default -> throw new IllegalArgumentException(part + " puts no load on the service");
        }
    }

    private void tell(Map<Part, Double> memory) {
        report.section("Resident memory of the service, the most during each part");
        memory.forEach((part, megabytes) -> report.add(Figure.of(part.word()).with("MB", megabytes)));
        double most = memory.values().stream().mapToDouble(m -> m).max().orElseThrow();
        report.atMost("resident memory of the service under load", most, 400, "MB");
    }
}
