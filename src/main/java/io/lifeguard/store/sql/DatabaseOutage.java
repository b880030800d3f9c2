package io.lifeguard.store.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs one line when the database stops serving and one when it serves again, however many statements fail meanwhile. A
 * lost connection is no outage if the database answers on another one.
 */
@Startup
@ApplicationScoped
public class DatabaseOutage {
    private static final Logger LOG = Logger.getLogger(DatabaseOutage.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private final Pool pool;
    private final Vertx vertx;
    private @Nullable Outage outage;
    private boolean isStopped;

    DatabaseOutage(@ReactiveDataSource(DatabaseSettings.READS) Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
        SqlFailures.observeFaults(this::failed);
    }

    /**
     * An outage, or the suspicion of one.
     *
     * @param since as {@link System#nanoTime}
     * @param endsWithWrite whether only a write shows the end: reads may have been served all the time
     */
    private record Outage(String reason, long since, boolean endsWithWrite, boolean isLogged) {
        Outage logged() {
            return new Outage(reason, since, endsWithWrite, true);
        }
    }

    /** Records that the database has left a statement unanswered. */
    public void unanswered(Duration timeout) {
        suspect("it has not answered within " + timeout.toMillis() + " ms");
    }

    /** Records that a write is committed. */
    public void written() {
        if (outage != null) {
            end(true);
        }
    }

    /** Whether an outage is logged that has not ended. */
    public synchronized boolean isUnderWay() {
        return outage != null && outage.isLogged();
    }

    void stop(@Observes ShutdownEvent event) {
        isStopped = true;
    }

    private void failed(DatabaseFault fault, Throwable failure) {
        if (fault.isOfConnection()) {
            suspect(reason(failure));
        } else {
            begin(new Outage(reason(failure), System.nanoTime(), true, false));
        }
    }

    private void suspect(String reason) {
        synchronized (this) {
            if (outage != null || isStopped) {
                return;
            }
            outage = new Outage(reason, System.nanoTime(), false, false);
        }
        probe();
    }

    private void probe() {
        pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(PROBE_TIMEOUT)
                .fail()
                .subscribe()
                .with(answered -> end(false), this::unavailable);
    }

    private void unavailable(Throwable failure) {
        Outage suspected = outage;
        if (suspected != null && !isStopped) {
            begin(suspected);
            vertx.setTimer(PROBE_INTERVAL.toMillis(), timer -> probe());
        }
    }

    private synchronized void begin(Outage begun) {
        if (isStopped || (outage != null && outage.isLogged())) {
            return;
        }
        outage = begun.logged();
        LOG.warnf("Database: not available: %s. Requests that need it are refused until it is.", begun.reason());
    }

    private synchronized void end(boolean byWrite) {
        Outage ended = outage;
        if (ended == null || (ended.endsWithWrite() && !byWrite)) {
            return;
        }
        outage = null;
        if (ended.isLogged()) {
            LOG.infof(
                    "Database: available again after %d s",
                    Duration.ofNanos(System.nanoTime() - ended.since()).toSeconds());
        }
    }

    /** The message of the innermost cause: those around it only say that a statement failed. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
