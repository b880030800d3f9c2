package io.lifeguard.bench;

import io.lifeguard.bench.parts.EventsPart;
import io.lifeguard.bench.parts.JmhPart;
import io.lifeguard.bench.parts.MigrationPart;
import io.lifeguard.bench.parts.ScimPart;
import io.lifeguard.bench.parts.TestsPart;
import io.lifeguard.bench.parts.Workbench;
import io.lifeguard.bench.report.Machine;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.Settings;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Measures the parts that are named, or all. */
public final class Main {
    private static final Path RESULTS = Path.of("bench", "results");

    private final Settings settings;
    private final Processes processes;
    private final Report report;

    private Main(Settings settings, Processes processes, Report report) {
        this.settings = settings;
        this.processes = processes;
        this.report = report;
    }

    public static void main(String... args) throws Exception {
        Set<Part> parts;
        Settings settings;
        try {
            parts = Part.named(args);
            settings = Settings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(2);
            return;
        }
        try (Processes processes = new Processes()) {
            Report report = new Report(Machine.circumstances(settings));
            new Main(settings, processes, report).run(parts);
        }
    }

    /** Writes what was measured also when a part fails. */
    private void run(Set<Part> parts) throws Exception {
        String begun = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm"));
        try {
            measure(parts);
        } catch (Exception e) {
            if (processes.isClosing()) {
                return;
            }
            report.circumstance("incomplete", "a part failed");
            System.err.println(processes.logs());
            throw e;
        } finally {
            if (!processes.isClosing()) {
                report.write(RESULTS, begun);
            }
        }
    }

    private void measure(Set<Part> parts) throws Exception {
        if (parts.contains(Part.JMH)) {
            new JmhPart(settings, processes, report).run();
        }
        if (!Collections.disjoint(parts, Part.ON_THE_ESTATE)) {
            new EstateParts(settings, processes, report).measure(parts);
        }
        if (parts.contains(Part.MIGRATION)) {
            Workbench bench = Workbench.start(settings, processes, report, "migration");
            int users = settings.users() / 10;
            bench.load("migration", Map.of("users", "" + users, "rooms", "" + users / 2));
            new MigrationPart(bench).run();
            bench.stop();
        }
        if (parts.contains(Part.SCIM)) {
            Workbench bench = Workbench.start(settings, processes, report, "scim");
            Map<String, String> size = Map.of("users", "" + settings.users() / 10);
            bench.load("topology", size);
            bench.load("users", size);
            new ScimPart(bench).run();
            bench.stop();
        }
        if (parts.contains(Part.EVENTS)) {
            EventsPart.on(settings, processes, report).run();
        }
        if (parts.contains(Part.TESTS)) {
            new TestsPart(processes, report).run("All tests, from a clean build");
        }
        if (parts.contains(Part.SLOW)) {
            new TestsPart(processes, report).run("The slow tests", "-Pslow");
        }
    }
}
