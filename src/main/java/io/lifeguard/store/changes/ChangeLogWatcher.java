package io.lifeguard.store.changes;

import io.lifeguard.model.Revision;
import io.lifeguard.store.sql.DatabaseFault;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens on one connection for the announcements of PostgreSQL, and polls the change log at an interval: the connection
 * may be lost, and standbys and connection poolers do not support LISTEN. A lost connection is replaced, after a delay that
 * grows with each failure.
 *
 * <p>Everything happens on one event loop.
 */
final class ChangeLogWatcher {
    private static final Logger LOG = Logger.getLogger(ChangeLogWatcher.class);
    private static final String LISTEN = "listen lifeguard_changes";
    /** Events follow changes after a moment. */
    private static final String POLL =
            "select epoch, revision, (select position from event_follower) as events from present";

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_POLLS_BETWEEN_ATTEMPTS = 30;

    private final Context loop;
    private final Pool pool;
    private final boolean canListen;
    private final Duration pollInterval;
    private final Runnable appended;
    private final Consumer<Revision> observer;

    private @Nullable PgConnection listening;
    private @Nullable Revision seen;
    private @Nullable Long seenEvents;
    private boolean connecting;
    private boolean polling;
    private boolean pollingPool;
    private boolean ended;
    private int failures;
    private int pollsUntilNextAttempt;
    private OptionalLong timer = OptionalLong.empty();

    ChangeLogWatcher(
            Context loop,
            Pool pool,
            boolean canListen,
            Duration pollInterval,
            Runnable appended,
            Consumer<Revision> observer) {
        this.loop = loop;
        this.pool = pool;
        this.canListen = canListen;
        this.pollInterval = pollInterval;
        this.appended = appended;
        this.observer = observer;
    }

    void begin() {
        onLoop(() -> {
            timer = OptionalLong.of(loop.owner().setPeriodic(pollInterval.toMillis(), t -> onLoop(this::poll)));
            poll();
        });
    }

    void end() {
        onLoop(() -> {
            ended = true;
            timer.ifPresent(loop.owner()::cancelTimer);
            PgConnection connection = listening;
            if (connection != null) {
                release(connection);
            }
        });
    }

    private void poll() {
        if (ended) {
            return;
        }
        if (canListen && listening == null && !connecting && pollsUntilNextAttempt-- <= 0) {
            listen();
        }
        if (listening != null && !polling) {
            pollListener(listening);
        } else if (!pollingPool) {
            pollPool();
        }
    }

    /** On the connection that listens, so that a broken one is found. */
    private void pollListener(PgConnection connection) {
        polling = true;
        Uni.createFrom()
                .deferred(() -> connection.query(POLL).execute())
                .emitOn(this::onLoop)
                .onTermination()
                .invoke(() -> polling = false)
                .subscribe()
                .with(this::polled, failure -> release(connection));
    }

    /** On the pool, where no connection listens or its last poll is unanswered. */
    private void pollPool() {
        pollingPool = true;
        Uni.createFrom()
                .deferred(() -> pool.query(POLL).execute())
                .ifNoItem()
                .after(POLL_TIMEOUT)
                .fail()
                .emitOn(this::onLoop)
                .onTermination()
                .invoke(() -> pollingPool = false)
                .subscribe()
                .with(this::polled, SqlFailures::report);
    }

    private void polled(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        Revision current = new Revision(row.getString(0), row.getLong(1));
        observer.accept(current);
        Long events = row.getLong(2);
        if (!current.equals(seen) || !Objects.equals(events, seenEvents)) {
            seen = current;
            seenEvents = events;
            appended.run();
        }
    }

    private void listen() {
        connecting = true;
        Uni.createFrom()
                .deferred(pool::getConnection)
                .map(connection ->
                        PgConnection.newInstance(io.vertx.pgclient.PgConnection.cast(connection.getDelegate())))
                .chain(connection -> connection
                        .query(LISTEN)
                        .execute()
                        .replaceWith(connection)
                        .onFailure()
                        .call(connection::close))
                .emitOn(this::onLoop)
                .onTermination()
                .invoke(() -> connecting = false)
                .subscribe()
                .with(this::listening, this::listenFailed);
    }

    private void listening(PgConnection connection) {
        if (failures > 0) {
            LOG.info("Listening for changes again");
        }
        failures = 0;
        polling = false;
        listening = connection;
        connection.notificationHandler(notification -> appended.run());
        connection.closeHandler(() -> onLoop(() -> release(connection)));
        connection.exceptionHandler(failure -> LOG.debug("the listening connection failed", failure));
        if (ended) {
            release(connection);
        }
        // changes that were committed before LISTEN were not announced
        appended.run();
    }

    private void listenFailed(Throwable failure) {
        pollsUntilNextAttempt = Math.min(1 << Math.min(failures, 10), MAX_POLLS_BETWEEN_ATTEMPTS);
        boolean outage =
                DatabaseFault.of(failure).filter(DatabaseFault::isOfConnection).isPresent();
        if (outage) {
            SqlFailures.report(failure);
        } else if (failures++ == 0 && !ended) {
            LOG.warnf(
                    "Cannot listen for changes (%s); polling the change log every %d ms until listening succeeds",
                    failure.getMessage(), pollInterval.toMillis());
        }
    }

    /** Returns the connection to the pool without its handlers; the pool drops a broken connection. */
    private void release(PgConnection connection) {
        if (connection.equals(listening)) {
            listening = null;
            pollsUntilNextAttempt = 0;
            connection.notificationHandler(notification -> {});
            connection.closeHandler(() -> {});
            connection
                    .query("unlisten *")
                    .execute()
                    .onTermination()
                    .call(connection::close)
                    .subscribe()
                    .with(released -> {}, failure -> LOG.debug("the listening connection was lost", failure));
        }
    }

    private void onLoop(Runnable work) {
        loop.runOnContext(nothing -> work.run());
    }
}
