package io.lifeguard.bench;

import io.lifeguard.bench.parts.SinglePart;
import io.lifeguard.bench.parts.Workbench;
import io.lifeguard.bench.report.Machine;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Database;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.Service;
import io.lifeguard.bench.run.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Measures the parts that are named, or all. */
public final class Main {
    private static final Path SERVICE_JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path RESULTS = Path.of("bench", "results");

    private Main() {}

    public static void main(String... args) throws Exception {
        Settings settings = Settings.from(System.getenv());
        try (Processes processes = new Processes()) {
            Report report = new Report(Machine.circumstances(settings));
            Path data = processes.directory("data");
            Service service = Service.of(
                    processes,
                    "service",
                    SERVICE_JAR,
                    settings.javaOptions(),
                    Map.of("LIFEGUARD_DATA_DIR", data.toString()),
                    "/q/health/ready");
            service.start();
            Database database = new Database(processes, data);
            Map<String, String> variables = Map.of("users", "" + settings.users());
            for (String file : new String[] {"topology", "users", "configurations"}) {
                database.run(Path.of("bench", "estate", file + ".sql"), variables);
            }
            Workbench bench = new Workbench(settings, processes, report, service, database);
            new SinglePart(bench).run();
            report.write(RESULTS, "try");
        }
    }
}
