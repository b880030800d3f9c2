package io.lifeguard.bench.run;

import io.lifeguard.bench.load.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A statement sent by {@code pgbench}, prepared, from as many sessions as the service has connections. */
public final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) ");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    private final Processes processes;
    private final Database database;

    public PgBench(Processes processes, Database database) {
        this.processes = processes;
        this.database = database;
    }

    /**
     * Runs scripts at random by their weight. Latencies are of one transaction in ten.
     *
     * @param scripts to weight
     * @param variables that the scripts use, beside those they set
     */
    public Measured run(Map<String, Integer> scripts, Map<String, String> variables, int sessions, Duration time)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(processes.directory("pgbench"), "run");
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + sessions,
                "-j",
                "" + Math.min(2, sessions),
                "-T",
                "" + time.toSeconds(),
                "-l",
                "--sampling-rate=0.1",
                "--log-prefix=" + directory.resolve("latency")));
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        int number = 0;
        for (Map.Entry<String, Integer> each : scripts.entrySet()) {
            Path file = Files.writeString(directory.resolve("script" + number++ + ".sql"), each.getKey());
            command.addAll(List.of("-f", file + "@" + each.getValue()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(database.environment());
        Process process = processes.start(builder);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !found(FAILED, output).equals("0")) {
            throw new IllegalStateException("pgbench failed:\n" + output);
        }
        processes.await(process, "pgbench");
        return new Measured(Double.parseDouble(found(RATE, output)), latencies(directory));
    }

    private static String found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench says something else than expected:\n" + output);
        }
        return matcher.group(1);
    }

    private static Histogram latencies(Path directory) throws IOException {
        Histogram latencies = new Histogram(1, 600_000_000L, 3);
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.filter(f -> f.getFileName().toString().startsWith("latency"))
                    .toList();
        }
        for (Path log : logs) {
            try (BufferedReader reader = Files.newBufferedReader(log)) {
                reader.lines().forEach(line -> latencies.recordValue(Long.parseLong(line.split(" ")[2])));
            }
            Files.delete(log);
        }
        return latencies;
    }
}
