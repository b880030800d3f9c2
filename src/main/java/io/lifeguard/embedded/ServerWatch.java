package io.lifeguard.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** While the service runs: starts a server again that was killed, on the port that the service knows, and bounds the log. */
final class ServerWatch {
    private static final Logger LOG = System.getLogger(ServerWatch.class.getName());
    private static final long EVERY_MILLIS = 500;

    private final ServerLauncher launcher;
    private final int port;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "embedded-postgresql-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean ended;

    private ServerWatch(ServerLauncher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    static ServerWatch over(ServerLauncher launcher, int port) {
        ServerWatch watch = new ServerWatch(launcher, port);
        var unused = watch.clock.scheduleWithFixedDelay(watch::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private synchronized void look() {
        if (ended) {
            return;
        }
        try {
            launcher.programs().log().bound();
            if (launcher.running().isEmpty()) {
                LOG.log(Level.WARNING, "The embedded PostgreSQL has ended by itself or was killed: starting it again");
                launcher.clearOrphan();
                Postmaster again = launcher.start(Optional.of(port));
                LOG.log(Level.INFO, "The embedded PostgreSQL listens again on port {0,number,#}", again.port());
            }
        } catch (IOException | ServerStartException e) {
            // tried again at the next look
            LOG.log(Level.ERROR, "The embedded PostgreSQL does not start again: {0}", e.getMessage());
        }
    }

    /** False where it had ended before. Waits for a start under way, so that nothing starts after this. */
    synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        clock.shutdown();
        return true;
    }
}
