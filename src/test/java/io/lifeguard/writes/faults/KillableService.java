package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.SeparateDatabase;
import io.lifeguard.writes.client.WriteEndpoint;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The packaged service and its database server in processes of their own, which may be killed. */
final class KillableService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path dataDirectory;
    private final int port = FreePort.next();
    private Process process;

    private KillableService(Path dataDirectory) throws IOException {
        this.dataDirectory = dataDirectory;
        this.process = launch();
    }

    static KillableService over(Path dataDirectory) throws IOException {
        return new KillableService(dataDirectory);
    }

    WriteEndpoint endpoint() {
        return WriteEndpoint.at("http://127.0.0.1:" + port);
    }

    ApiClient client() {
        return ApiClient.at("http://127.0.0.1:" + port);
    }

    void killService() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
    }

    /** The server's first process. */
    void killServer() throws IOException {
        Path pid = SeparateDatabase.server(dataDirectory).resolve("postgresql").resolve("postmaster.pid");
        long server = Long.parseLong(Files.readAllLines(pid).get(0));
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    }

    /**
     * Waits until a question is answered with data. The executable, whose server is not its own, ends when that is not there
     * yet, and is started again, as whatever runs it would.
     */
    void awaitAnswer() {
        within(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                assertThat(PackagedCommand.isNative())
                        .as("the service has not ended")
                        .isTrue();
                process = launch();
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            return endpoint().query("{ policies { identity } }").getJsonArray("policies") != null;
        } catch (WriteEndpoint.NoAnswer | AssertionError notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PackagedCommand.command(List.of()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(
                        dataDirectory.resolveSibling("service.log").toFile()));
        builder.environment().putAll(SeparateDatabase.environment(dataDirectory));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder.start();
    }
}
