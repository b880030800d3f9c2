package io.lifeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged service in a process of its own, on a database that is given. */
public final class PackagedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Offers HTTP/2, as the JDK's client does unless told otherwise. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    private PackagedService(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param directory where it works and where what it says is kept
     */
    public static PackagedService start(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(directory, List.of(), environment, arguments);
    }

    /**
     * Starts it.
     *
     * @param options of the JVM
     */
    public static PackagedService start(
            Path directory, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        return launch(directory, PackagedCommand.command(options, arguments), environment);
    }

    /** Starts another jar, such as that of an earlier version. */
    public static PackagedService startJar(
            Path directory, Path jar, Map<String, String> environment, String... arguments) throws IOException {
        return launch(directory, PackagedCommand.ofJar(jar.toAbsolutePath(), List.of(), arguments), environment);
    }

    private static PackagedService launch(Path directory, List<String> command, Map<String, String> environment)
            throws IOException {
        int port = FreePort.next();
        Path output = Files.createTempFile(directory, "service", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        return new PackagedService(builder.start(), output, port);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** The largest resident memory since its start, as Linux counts it. */
    public long maxResidentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    public ApiClient client() {
        return ApiClient.at(url()).through(HTTP);
    }

    public PackagedService awaitReady() throws IOException {
        try {
            Await.within(PATIENCE).until(() -> {
                assertThat(process.isAlive()).as("the service runs").isTrue();
                return isReady();
            });
            return this;
        } catch (AssertionError | ConditionTimeoutException notReady) {
            throw new AssertionError("the service does not come up:\n" + said(), notReady);
        }
    }

    public boolean isReady() {
        return client().isReady();
    }

    /** Waits until it has ended by itself; returns its exit code. */
    public int ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the service does not end:\n" + said());
        }
        return process.exitValue();
    }

    /** All of its output so far. */
    public String said() throws IOException {
        return Files.readString(output);
    }

    /** Asks it to end. */
    public void terminate() {
        process.destroy();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
