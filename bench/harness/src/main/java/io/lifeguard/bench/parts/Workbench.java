package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.estate.Questions;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Database;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.Service;
import io.lifeguard.bench.run.ServiceClient;
import io.lifeguard.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a run share: the service on its estate, and where figures go. */
public final class Workbench {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path ESTATE = Path.of("bench", "estate");

    private final Settings settings;
    private final Processes processes;
    private final Report report;
    private final Service service;
    private final Database database;
    private final ServiceClient client;
    private List<Question> questions = List.of();

    private Workbench(Settings settings, Processes processes, Report report, Service service, Path data) {
        this.settings = settings;
        this.processes = processes;
        this.report = report;
        this.service = service;
        database = new Database(processes, data);
        client = new ServiceClient(service);
    }

    /** Starts the service with no data, on a PostgreSQL of its own. */
    public static Workbench start(Settings settings, Processes processes, Report report, String name)
            throws IOException, InterruptedException {
        return start(settings, processes, report, name, Map.of());
    }

    /**
     * Starts the service.
     *
     * @param name that of a service that was stopped, to start on its data
     * @param environment settings of the service
     */
    public static Workbench start(
            Settings settings, Processes processes, Report report, String name, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path data = processes.directory(name);
        Map<String, String> all = new HashMap<>(environment);
        all.put("LIFEGUARD_DATA_DIR", data.toString());
        Service service = Service.of(processes, name + "-service", JAR, settings.javaOptions(), all, "/q/health/ready");
        Workbench bench = new Workbench(settings, processes, report, service, data);
        service.afterwards(bench.database::stop);
        service.start();
        report.circumstance("PostgreSQL", bench.database.value("show server_version"));
        return bench;
    }

    /** Runs a file of the generator. */
    public void load(String file, Map<String, String> variables) throws IOException, InterruptedException {
        database.run(ESTATE.resolve(file + ".sql"), variables);
    }

    public ResidentMemory watchMemory() {
        return ResidentMemory.watch(service.pid());
    }

    public void stop() {
        service.stop();
    }

    Settings settings() {
        return settings;
    }

    Processes processes() {
        return processes;
    }

    Report report() {
        return report;
    }

    Service service() {
        return service;
    }

    Database database() {
        return database;
    }

    ServiceClient client() {
        return client;
    }

    /** The same for all parts; drawn when they are first asked for. */
    List<Question> questions() throws Exception {
        if (questions.isEmpty()) {
            questions = Questions.draw(client, settings.users());
        }
        return questions;
    }
}
