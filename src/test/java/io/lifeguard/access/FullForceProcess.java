package io.lifeguard.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@link FullForce} in a process of its own, with a low priority: it stands for a client on another machine, whose processors it
 * uses up and not those of the service. The traffic of the loopback interface is still the work of the machine's kernel.
 */
final class FullForceProcess implements AutoCloseable {
    private static final String NICENESS = "10";

    private final Process process;
    private String outcomes = "";

    FullForceProcess(URI service, String token) throws IOException {
        process = new ProcessBuilder(List.of(
                        "nice",
                        "-n",
                        NICENESS,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullForce.class.getName(),
                        service.toString(),
                        token))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Ends it; gives what came of its demands, and how often. */
    String end() {
        close();
        return outcomes;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                process.getOutputStream().close();
                outcomes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }
}
