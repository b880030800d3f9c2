package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.SeparateDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A start of the packaged service that is to fail. */
final class FailedStart {
    private static final long PATIENCE_SECONDS = 180;

    private FailedStart() {}

    /** How it ended. */
    record Ended(int code, List<String> said) {}

    /** Starts it in a directory of its own and waits until it has ended. */
    static Ended in(Path directory, Map<String, String> environment, String... options) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(PackagedCommand.command(List.of(options)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(SeparateDatabase.environment(directory.resolve("data")));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it does not go on: %s", Files.readString(output))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
