package io.lifeguard.boot;

import io.quarkus.runtime.ImageMode;
import java.util.Optional;

/**
 * The command line.
 *
 * @param sample whether to load the sample organisation
 */
public record CommandLine(StartupTask task, boolean sample) {
    private static final String PROGRAM = ImageMode.current() == ImageMode.JVM
            ? "java [-Dproperty=value ...] -jar quarkus-run.jar"
            : "lifeguard [-Dproperty=value ...]";
    private static final String USAGE = "usage: " + PROGRAM + " [--sample | --migrate-only | --new-epoch]";

    public static CommandLine parse(String... given) {
        if (given.length == 0) {
            return new CommandLine(StartupTask.SERVE, false);
        }
        if (given.length > 1) {
            throw new StartupException("At most one argument is allowed; " + USAGE);
        }
        Optional<StartupTask> task = StartupTask.of(given[0]);
        if (task.isEmpty() && !given[0].equals("--sample")) {
            throw new StartupException("Unknown argument " + given[0].replaceAll("\\p{Cntrl}", "?") + "; " + USAGE);
        }
        return new CommandLine(task.orElse(StartupTask.SERVE), task.isEmpty());
    }

    /** Sets the properties that the service reads. */
    public void publish() {
        if (sample) {
            System.setProperty("lifeguard.sample", "true");
        }
        if (task != StartupTask.SERVE) {
            // a maintenance task serves no requests and must not take the port of a running service
            System.setProperty("quarkus.http.host-enabled", "false");
        }
        if (task == StartupTask.MIGRATE) {
            System.setProperty("quarkus.flyway.migrate-at-start", "true");
        }
    }
}
