package io.lifeguard.bench.parts;

import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the project's tests take, and how much of what they do at random they did: kills, races, sequences. */
public final class TestsPart {
    private static final Pattern RUN =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)$");
    private static final Pattern TOLD =
            Pattern.compile("(?i).*\\b(\\d[\\d,]* (kills|races|sequences|writes|users)\\b.*)");

    private final Processes processes;
    private final Report report;

    public TestsPart(Processes processes, Report report) {
        this.processes = processes;
        this.report = report;
    }

    /** @param profiles options for Maven */
    public void run(String title, String... profiles) throws IOException, InterruptedException {
        Path log = processes.file("tests.log");
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp"));
        command.addAll(List.of(profiles));
        command.addAll(List.of("clean", "verify"));
        long begun = System.nanoTime();
        Process process = processes.start(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        processes.await(process, "the tests");
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<String> lines = Files.readAllLines(log);
        report.section(title);
        report.add(Figure.of("build and tests").with("s", seconds).with("tests", count(lines)));
        lines.stream()
                .map(TOLD::matcher)
                .filter(Matcher::matches)
                .forEach(told -> report.add(Figure.of(told.group(1))));
    }

    private static int count(List<String> lines) {
        return lines.stream()
                .map(RUN::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
