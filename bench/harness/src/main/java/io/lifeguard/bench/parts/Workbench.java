package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.estate.Questions;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.Database;
import io.lifeguard.bench.run.Door;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.Service;
import io.lifeguard.bench.run.Settings;
import java.util.List;

/** What the parts of a run share: the service on its estate, and where figures go. */
public final class Workbench {
    private final Settings settings;
    private final Processes processes;
    private final Report report;
    private final Service service;
    private final Database database;
    private final Door door;
    private List<Question> questions = List.of();

    public Workbench(Settings settings, Processes processes, Report report, Service service, Database database) {
        this.settings = settings;
        this.processes = processes;
        this.report = report;
        this.service = service;
        this.database = database;
        door = new Door(service);
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

    Door door() {
        return door;
    }

    /** The same for all parts; drawn when they are first asked for. */
    List<Question> questions() throws Exception {
        if (questions.isEmpty()) {
            questions = Questions.draw(door, settings.users());
        }
        return questions;
    }
}
