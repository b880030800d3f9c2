package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A start of the packaged service that is to fail. */
final class StartOfJar {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;

    private StartOfJar() {}

    /** How it ended. */
    record Ended(int code, List<String> said) {}

    /** Starts it in a directory of its own and waits until it has ended. */
    static Ended in(Path directory, Map<String, String> environment, String... options) throws Exception {
        assertThat(JAR).as("package the service first").exists();
        Path output = directory.resolve("output");
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(options),
                        Stream.of("-jar", JAR.toString()))
                .flatMap(words -> words)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .put("LIFEGUARD_DATA_DIR", directory.resolve("data").toString());
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
