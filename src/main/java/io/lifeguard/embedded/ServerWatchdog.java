package io.lifeguard.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Restarts the server on the same port when it has ended or is stuck, and limits the size of its log, while the service runs. */
final class ServerWatchdog {
    private static final Logger LOG = System.getLogger(ServerWatchdog.class.getName());
    private static final long INTERVAL_MILLIS = 500;
    /** Every so many checks it is looked whether the server is stuck, which takes longer than the rest. */
    private static final int CHECKS_FOR_STUCK = 4;
    /** A server that is found to be stuck so many times, one after the other, does not get out of that by itself. */
    private static final int TIMES_STUCK = 3;

    private final ServerLauncher launcher;
    private final int port;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "embedded-postgresql-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean ended;
    private long checks;
    private int timesStuck;

    private ServerWatchdog(ServerLauncher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    static ServerWatchdog start(ServerLauncher launcher, int port) {
        ServerWatchdog watchdog = new ServerWatchdog(launcher, port);
        var unused = watchdog.timer.scheduleWithFixedDelay(
                watchdog::check, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        return watchdog;
    }

    private synchronized void check() {
        if (ended) {
            return;
        }
        try {
            launcher.programs().log().limitSize();
            Optional<Postmaster> running = launcher.running();
            if (running.isEmpty()) {
                restart("has ended");
            } else if (isStuck(running.get())) {
                restart("neither serves nor recovers");
            }
        } catch (IOException | ServerStartException e) {
            // the next check retries
            LOG.log(Level.ERROR, "Embedded PostgreSQL: the restart failed: {0}", e.getMessage());
        }
    }

    private boolean isStuck(Postmaster server) {
        if (++checks % CHECKS_FOR_STUCK != 0) {
            return false;
        }
        timesStuck = server.isStuck() ? timesStuck + 1 : 0;
        return timesStuck >= TIMES_STUCK;
    }

    private void restart(String because) throws IOException {
        LOG.log(Level.WARNING, "Embedded PostgreSQL: the server {0}; restarting it", because);
        launcher.stopOrphan();
        Postmaster restarted = launcher.start(Optional.of(port));
        timesStuck = 0;
        LOG.log(Level.INFO, "Embedded PostgreSQL: restarted on port {0,number,#}", restarted.port());
    }

    /** Ends the checks; waits for a restart in progress. Returns false if they had ended before. */
    synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        timer.shutdown();
        return true;
    }
}
