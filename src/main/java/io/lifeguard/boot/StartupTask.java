package io.lifeguard.boot;

import java.util.Optional;
import java.util.stream.Stream;

/** What the program is started for. */
public enum StartupTask {
    SERVE(Optional.empty()),
    /** Brings the schema of the database up to date and ends. */
    MIGRATE(Optional.of("--migrate-only")),
    /** Says that the data was restored, so that revisions from before are refused, and ends. */
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
