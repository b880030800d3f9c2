package io.lifeguard.access;

import io.lifeguard.testing.ApiClient;
import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.OwnDatabase;
import io.lifeguard.testing.Packaged;
import io.lifeguard.testing.TestService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged service as an administrator starts it, in a directory and on a port of its own. */
final class GuardedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LISTENS = Pattern.compile("Listening on: (https?)://[^:]+:(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path output;
    private HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private GuardedService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Launches it.
     *
     * @param directory for its data and its output
     * @param settings by the names of properties
     */
    static GuardedService launch(Path directory, Map<String, String> settings) throws IOException {
        Path output = directory.resolve("output");
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(Packaged.command(options))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|LIFEGUARD)_.*"));
        builder.environment().putAll(OwnDatabase.environment(directory.resolve("data")));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_HTTP_SSL_PORT", "0");
        return new GuardedService(builder.start(), output);
    }

    /** Waits until it listens. */
    GuardedService started() throws IOException {
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
    GuardedService through(HttpClient other) {
        client = other;
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

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    HttpResponse<String> ask(String document, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at("/graphql"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(ApiClient.graphqlBody(document))),
                headers);
    }

    HttpResponse<String> sendExport(String kind, String file, String... headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at("/api/imports/" + kind))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(file)),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
