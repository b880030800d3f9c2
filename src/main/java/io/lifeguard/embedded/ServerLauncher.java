package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts and stops the server process of a cluster. */
record ServerLauncher(DataDirectory data, ServerPrograms programs, ServerSettings settings) {
    // recovery after a crash may take long
    private static final Duration START = Duration.ofMinutes(30);
    private static final Duration FAST_STOP = Duration.ofSeconds(30);
    // processes of a killed server end within moments unless they are busy
    private static final Duration MAX_EXIT_TIME = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern STILL_RUNNING =
            Pattern.compile("pre-existing shared memory block|lock file \"postmaster.pid\" already exists");
    private static final Pattern PORT_TAKEN = Pattern.compile("Address already in use|Only one usage of each socket");
    private static final int PORT_ATTEMPTS = 5;

    /** Stops a server that a killed service has left running, and deletes a stale {@code postmaster.pid}. */
    void stopOrphan() throws IOException {
        if (running().isPresent()) {
            stop();
        }
        Postmaster.deleteStale(cluster());
    }

    Optional<Postmaster> running() {
        return Postmaster.of(cluster());
    }

    /** Starts the server; it accepts connections on return. */
    Postmaster start(Optional<Integer> requested) throws IOException {
        Instant deadline = Instant.now().plus(MAX_EXIT_TIME);
        int attempts = PORT_ATTEMPTS;
        while (true) {
            int port = requested.isPresent() ? ServerPort.requireFree(requested.get()) : ServerPort.free();
            long mark = programs.log().mark();
            if (pgCtl("start", START, "-l", programs.log().file().toString(), "-o", options(port))) {
                Optional<Postmaster> started = running();
                if (started.isPresent()) {
                    return started.get();
                }
            }
            String output = programs.log().since(mark);
            boolean again = STILL_RUNNING.matcher(output).find()
                    ? Instant.now().isBefore(deadline)
                    : PORT_TAKEN.matcher(output).find() && requested.isEmpty() && --attempts > 0;
            if (!again) {
                throw ServerDiagnosis.of(output, data.root(), programs.log().file());
            }
            Polling.sleep(PAUSE);
        }
    }

    /** Stops the server: open transactions are rolled back, committed data is on disk. */
    void stop() throws IOException {
        if (running().isEmpty() || pgCtl("stop", FAST_STOP, "-m", "fast")) {
            return;
        }
        // like a crash: the next start replays the write-ahead log
        pgCtl("stop", FAST_STOP, "-m", "immediate");
        if (running().isPresent()) {
            throw new ServerStartException("The server of " + data.root() + " (process "
                    + running().map(server -> server.process().pid()).orElse(-1L)
                    + ") does not stop: end the process, then start again");
        }
    }

    private boolean pgCtl(String mode, Duration timeout, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(mode, "-D", cluster().toString(), "-s", "-w", "-t", Long.toString(timeout.toSeconds())));
        arguments.addAll(List.of(more));
        return programs.run("pg_ctl", arguments, "");
    }

    private String options(int port) {
        return String.join(" ", settings.arguments(port));
    }

    private Path cluster() {
        return data.cluster();
    }
}
