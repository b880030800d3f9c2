package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SeparateDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged service as an administrator starts it, in a directory and on a port of its own. */
final class SecuredService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LISTENS = Pattern.compile("Listening on: (https?)://[^:]+:(\\d+)");

    private final Process process;
    private final Path output;
    private Optional<HttpClient> http = Optional.empty();

    private SecuredService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Launches it.
     *
     * @param directory for its data and its output
     * @param settings by the names of properties
     */
    static SecuredService launch(Path directory, Map<String, String> settings) throws IOException {
        Path output = directory.resolve("output");
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(PackagedCommand.command(options))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|LIFEGUARD)_.*"));
        builder.environment().putAll(SeparateDatabase.environment(directory.resolve("data")));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_HTTP_SSL_PORT", "0");
        return new SecuredService(builder.start(), output);
    }

    /** Waits until it listens. */
    SecuredService started() throws IOException {
        try {
            within(PATIENCE).until(() -> {
                assertThat(process.isAlive()).as("the service runs").isTrue();
                return LISTENS.matcher(said()).find();
            });
            return this;
        } catch (AssertionError | ConditionTimeoutException notStarted) {
            close();
            throw new AssertionError("the service does not start: " + said(), notStarted);
        }
    }

    /** Waits until it has ended by itself; gives what it said. */
    List<String> refused() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it does not go on: %s", said())
                .isTrue();
        assertThat(process.exitValue()).isNotZero();
        return said().lines().toList();
    }

    String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Sends requests by another client from now on. */
    SecuredService through(HttpClient other) {
        http = Optional.of(other);
        return this;
    }

    URI at(String path) throws IOException {
        Matcher listens = LISTENS.matcher(said());
        assertThat(listens.find()).isTrue();
        return URI.create(listens.group(1) + "://localhost:" + listens.group(2) + path);
    }

    int port() throws IOException {
        return at("/").getPort();
    }

    Response get(String path, String... headers) throws IOException {
        return client().get(path, headers);
    }

    Response ask(String document, String... headers) throws IOException {
        return client().askWith(headers, document);
    }

    Response sendExport(String kind, String file, String... headers) throws IOException {
        return client().post("/api/imports/" + kind, "text/csv", file, headers);
    }

    private ApiClient client() throws IOException {
        ApiClient client = ApiClient.at(at("").toString());
        return http.map(client::through).orElse(client);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
