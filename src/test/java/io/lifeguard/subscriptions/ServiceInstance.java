package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packaged service in a process of its own, on a database that others use as well. */
final class ServiceInstance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Map<String, String> database;
    private final int port = FreePort.next();
    private Process process;

    /** @param database the properties that name it */
    ServiceInstance(String name, Map<String, String> database) throws IOException {
        this.name = name;
        this.database = database;
        this.process = launch();
    }

    int port() {
        return port;
    }

    /** Ends it without a word and starts it again; who asks meanwhile gets no answer. */
    void killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
    }

    /** Ends it as an administrator does and starts it again. */
    void stopAndStart() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        process = launch();
    }

    /** Waits until it answers. */
    ServiceInstance awaitAnswer() {
        within(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as("the service runs").isTrue();
            return ask("{ policies { identity } }", Map.of()).isPresent();
        });
        return this;
    }

    /** The data that a request gives; nothing if there is no answer, or one with errors. */
    Optional<JsonNode> ask(String document, Map<String, Object> variables) {
        try {
            JsonNode response = ApiClient.at("http://127.0.0.1:" + port)
                    .post("/graphql", "application/json", ApiClient.graphqlBody(document, variables))
                    .json();
            return response.has("errors") ? Optional.empty() : Optional.ofNullable(response.get("data"));
        } catch (UncheckedIOException noResponse) {
            return Optional.empty();
        }
    }

    /** The whole log after a revision. */
    List<JsonNode> log(@Nullable String begin) {
        return ChangeLogReader.after(ApiClient.at("http://127.0.0.1:" + port), begin);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process launch() throws IOException {
        List<String> options = new ArrayList<>(List.of("-Dquarkus.http.port=" + port));
        database.forEach((property, value) -> options.add("-D" + property + "=" + value));
        return new ProcessBuilder(PackagedCommand.command(options))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(
                        Path.of("target", "instance-" + name + ".log").toFile()))
                .start();
    }
}
