package io.lifeguard.bench.report;

import io.lifeguard.bench.run.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What figures depend on, without the name of a host or a path. */
public final class Machine {
    private Machine() {}

    public static Map<String, String> circumstances(Settings settings) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "date",
                ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")));
        all.put("commit", output("git", "describe", "--always", "--dirty"));
        all.put("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        all.put("memory", memory());
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        all.put("pgbench", output("pgbench", "--version"));
        all.put("node", output("node", "--version"));
        all.put("options of the service", String.join(" ", settings.javaOptions()));
        all.put("users", "%,d".formatted(settings.users()));
        all.put(
                "warm-up, measurement",
                settings.warmUp().toSeconds() + " s, " + settings.rounds() + " times "
                        + settings.measure().toSeconds() + " s");
        all.put("load before", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return all;
    }

    private static String processor() throws IOException {
        return line(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() throws IOException {
        return line(Path.of("/proc/meminfo"), "MemTotal")
                .map(kilobytes -> Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1024 + " MB")
                .orElse("unknown");
    }

    private static Optional<String> line(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.strip() : "unknown";
        } catch (IOException notThere) {
            return "none";
        }
    }
}
