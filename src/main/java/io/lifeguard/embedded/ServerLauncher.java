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
    // recovery after a crash may have much to replay
    private static final Duration START = Duration.ofMinutes(30);
    private static final Duration FAST_STOP = Duration.ofSeconds(30);
    // processes of a server that was killed end within moments, unless busy
    private static final Duration LAST_BREATH = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern STILL_BREATHING =
            Pattern.compile("pre-existing shared memory block|lock file \"postmaster.pid\" already exists");
    private static final Pattern PORT_TAKEN = Pattern.compile("Address already in use|Only one usage of each socket");
    private static final int ATTEMPTS_AT_A_FREE_PORT = 5;

    /** Stops what a killed service has left running; its file must not name a stranger either. */
    void clearOrphan() throws IOException {
        if (running().isPresent()) {
            stop();
        }
        Postmaster.forgetStranger(cluster());
    }

    Optional<Postmaster> running() {
        return Postmaster.of(cluster());
    }

    /** Ready for connections on return. */
    Postmaster start(Optional<Integer> wanted) throws IOException {
        Instant deadline = Instant.now().plus(LAST_BREATH);
        int attempts = ATTEMPTS_AT_A_FREE_PORT;
        while (true) {
            int port = wanted.isPresent() ? ServerPort.requireFree(wanted.get()) : ServerPort.free();
            long mark = programs.log().mark();
            if (pgCtl("start", START, "-l", programs.log().file().toString(), "-o", options(port))) {
                Optional<Postmaster> started = running();
                if (started.isPresent()) {
                    return started.get();
                }
            }
            String output = programs.log().since(mark);
            boolean again = STILL_BREATHING.matcher(output).find()
                    ? Instant.now().isBefore(deadline)
                    : PORT_TAKEN.matcher(output).find() && wanted.isEmpty() && --attempts > 0;
            if (!again) {
                throw ServerDiagnosis.of(output, data.root(), programs.log().file());
            }
            Polling.sleep(PAUSE);
        }
    }

    /** Lets transactions under way roll back and ends their connections; what was acknowledged is on disk. */
    void stop() throws IOException {
        if (running().isEmpty() || pgCtl("stop", FAST_STOP, "-m", "fast")) {
            return;
        }
        // as after a crash: the next start replays the log
        pgCtl("stop", FAST_STOP, "-m", "immediate");
        if (running().isPresent()) {
            throw new ServerStartException("The server of " + data.root() + " (process "
                    + running().map(server -> server.process().pid()).orElse(-1L)
                    + ") does not stop: end it, then start again");
        }
    }

    private boolean pgCtl(String mode, Duration patience, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(mode, "-D", cluster().toString(), "-s", "-w", "-t", Long.toString(patience.toSeconds())));
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
