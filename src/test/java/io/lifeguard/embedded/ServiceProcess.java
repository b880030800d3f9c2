package io.lifeguard.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service in a process of its own, which tests may kill: starts a server, says so, and waits. */
final class ServiceProcess implements AutoCloseable {
    private static final String STARTED = "started on port ";

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    public static void main(String... arguments) throws InterruptedException {
        try {
            EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]), Optional.empty());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            System.out.println(STARTED + server.port());
        } catch (ServerStartException e) {
            System.out.println(e.getMessage());
            return;
        }
        Thread.currentThread().join();
    }

    static ServiceProcess launch(Path dataDirectory, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                dataDirectory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start());
    }

    static ServiceProcess launch(Path dataDirectory) throws IOException {
        return launch(dataDirectory, Map.of());
    }

    /** The first line it prints: that it has started, or why not. */
    String answer() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(output.readLine());
    }

    ServiceProcess started() throws IOException {
        String answer = answer();
        if (!answer.startsWith(STARTED)) {
            throw new IllegalStateException(answer);
        }
        return this;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C does. */
    void terminate() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        terminate();
    }
}
