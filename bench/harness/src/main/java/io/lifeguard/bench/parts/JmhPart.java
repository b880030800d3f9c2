package io.lifeguard.bench.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the pure rules take, by JMH, in a Java machine of its own. */
public final class JmhPart {
    private static final Path CLASSPATH = Path.of("target", "jmh.classpath");
    private static final String CLASSES = String.join(":", "target/test-classes", "target/classes");

    private final Settings settings;
    private final Processes processes;
    private final Report report;

    public JmhPart(Settings settings, Processes processes, Report report) {
        this.settings = settings;
        this.processes = processes;
        this.report = report;
    }

    public void run() throws IOException, InterruptedException {
        Path results = processes.file("jmh.json");
        String seconds = Math.max(1, settings.measure().toSeconds() / 10) + "s";
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASSES + ":" + Files.readString(CLASSPATH).strip(),
                "org.openjdk.jmh.Main",
                "-wi",
                "5",
                "-i",
                "5",
                "-w",
                seconds,
                "-r",
                seconds,
                "-f",
                "2",
                "-tu",
                "us",
                "-bm",
                "avgt",
                "-rf",
                "json",
                "-rff",
                results.toString());
        Process process = processes.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(processes.file("jmh.log").toFile()));
        processes.await(process, "JMH");
        report.section("The pure rules (JMH)");
        for (JsonNode each : new ObjectMapper().readTree(results.toFile())) {
            String name = each.get("benchmark").asText().replaceAll(".*\\.", "");
            JsonNode metric = each.get("primaryMetric");
            report.add(Figure.of((name + " " + parameters(each)).strip())
                    .with("µs", metric.get("score").asDouble())
                    .with("± µs", metric.get("scoreError").asDouble()));
        }
    }

    private static String parameters(JsonNode benchmark) {
        StringBuilder parameters = new StringBuilder();
        benchmark.path("params").forEach(value -> parameters.append(' ').append(value.asText()));
        return parameters.toString();
    }
}
