package io.lifeguard.bench.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of HTTP on 127.0.0.1 in a process of its own: the service, or one that it is measured beside. */
public final class Service {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Processes processes;
    private final ProcessBuilder builder;
    private final URI ready;
    private final int port;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Runnable afterwards = () -> {};
    private Process process;

    private Service(
            Processes processes, String name, List<String> command, Map<String, String> environment, String ready)
            throws IOException {
        this.processes = processes;
        port = freePort();
        log = processes.file(name + ".log");
        this.ready = URI.create("http://127.0.0.1:" + port + ready);
        builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("PORT", Integer.toString(port));
    }

    /**
     * Not started yet.
     *
     * @param command which takes its port from the environment
     * @param ready a path that is answered, with whatever status but a failure, once it is ready
     */
    public static Service of(
            Processes processes, String name, List<String> command, Map<String, String> environment, String ready)
            throws IOException {
        return new Service(processes, name, command, environment, ready);
    }

    /** A Java program, run by the JDK that runs this one. Not started yet. */
    public static Service of(
            Processes processes,
            String name,
            Path jar,
            List<String> javaOptions,
            Map<String, String> environment,
            String ready)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return of(processes, name, command, environment, ready);
    }

    /** What to do whenever it has been ended. */
    public void afterwards(Runnable work) {
        afterwards = work;
    }

    /** Returns how long it took until it was ready. */
    public Duration start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        process = processes.start(builder, afterwards);
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("does not start:\n" + Files.readString(log));
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public void stop() {
        processes.stop(process);
    }

    public int port() {
        return port;
    }

    public URI at(String path) {
        return ready.resolve(path);
    }

    public long pid() {
        return process.pid();
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
