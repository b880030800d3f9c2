package io.lifeguard.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Restarts the server on the same port when it was killed, and limits the size of its log, while the service runs. */
final class ServerWatchdog {
    private static final Logger LOG = System.getLogger(ServerWatchdog.class.getName());
    private static final long INTERVAL_MILLIS = 500;

    private final ServerLauncher launcher;
    private final int port;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "embedded-postgresql-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean ended;

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
            if (launcher.running().isEmpty()) {
                LOG.log(Level.WARNING, "Embedded PostgreSQL: the server has ended; restarting it");
                launcher.stopOrphan();
                Postmaster restarted = launcher.start(Optional.of(port));
                LOG.log(Level.INFO, "Embedded PostgreSQL: restarted on port {0,number,#}", restarted.port());
            }
        } catch (IOException | ServerStartException e) {
            // the next check retries
            LOG.log(Level.ERROR, "Embedded PostgreSQL: the restart failed: {0}", e.getMessage());
        }
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
