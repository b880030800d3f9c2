package io.lifeguard.boot;

import java.util.Optional;
import java.util.stream.Stream;

/** The task of a process. */
public enum StartupTask {
    SERVE(Optional.empty()),
    /** Migrates the schema of the database and exits. */
    MIGRATE(Optional.of("--migrate-only")),
    /** Begins a new epoch after the database was restored, so that earlier revisions are rejected, and exits. */
    BEGIN_EPOCH(Optional.of("--new-epoch"));

    private final Optional<String> argument;

    StartupTask(Optional<String> argument) {
        this.argument = argument;
    }

    static Optional<StartupTask> of(String argument) {
        return Stream.of(values())
                .filter(task -> task.argument.equals(Optional.of(argument)))
                .findFirst();
    }
}
