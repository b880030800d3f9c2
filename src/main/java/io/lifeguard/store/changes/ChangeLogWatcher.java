package io.lifeguard.store.changes;

import io.lifeguard.model.Revision;
import io.vertx.core.Context;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Waits on one connection for PostgreSQL to announce changes, and looks for itself every now and then: the connection may
 * be lost, and a standby or a pooler in between knows no LISTEN. When it is lost another one is opened, after a pause that
 * grows while that fails.
 *
 * <p>Everything happens on one event loop.
 */
final class ChangeLogWatcher {
    private static final Logger LOG = Logger.getLogger(ChangeLogWatcher.class);
    private static final String LISTEN = "listen lifeguard_changes";
    private static final String LOOK = "select epoch, revision from present";
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int MOST_LOOKS_BETWEEN_TRIES = 30;

    private final Context loop;
    private final Pool pool;
    private final boolean mayListen;
    private final Duration lookEvery;
    private final Runnable appended;
    private final Consumer<Revision> present;

    private @Nullable PgConnection listening;
    private @Nullable Revision seen;
    private boolean connecting;
    private boolean asked;
    private boolean looking;
    private boolean over;
    private int failures;
    private int looksUntilNextTry;
    private long timer;

    ChangeLogWatcher(
            Context loop,
            Pool pool,
            boolean mayListen,
            Duration lookEvery,
            Runnable appended,
            Consumer<Revision> present) {
        this.loop = loop;
        this.pool = pool;
        this.mayListen = mayListen;
        this.lookEvery = lookEvery;
        this.appended = appended;
        this.present = present;
    }

    void begin() {
        onLoop(() -> {
            timer = loop.owner().setPeriodic(lookEvery.toMillis(), t -> onLoop(this::look));
            look();
        });
    }

    void end() {
        onLoop(() -> {
            over = true;
            loop.owner().cancelTimer(timer);
            PgConnection connection = listening;
            if (connection != null) {
                giveBack(connection);
            }
        });
    }

    private void look() {
        if (over) {
            return;
        }
        if (mayListen && listening == null && !connecting && looksUntilNextTry-- <= 0) {
            listen();
        }
        if (listening != null && !asked) {
            ask(listening);
        } else if (!looking) {
            lookElsewhere();
        }
    }

    /** Over the connection that listens, so that a broken one shows. */
    private void ask(PgConnection connection) {
        asked = true;
        connection
                .query(LOOK)
                .execute()
                .emitOn(this::onLoop)
                .onTermination()
                .invoke(() -> asked = false)
                .subscribe()
                .with(this::found, failure -> giveBack(connection));
    }

    /** None listens, or the one that does has not answered since the last look. */
    private void lookElsewhere() {
        looking = true;
        pool.query(LOOK)
                .execute()
                .ifNoItem()
                .after(ANSWER)
                .fail()
                .emitOn(this::onLoop)
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(this::found, failure -> LOG.debug("the log cannot be looked at", failure));
    }

    private void found(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        Revision present = new Revision(row.getString(0), row.getLong(1));
        this.present.accept(present);
        if (!present.equals(seen)) {
            seen = present;
            appended.run();
        }
    }

    private void listen() {
        connecting = true;
        pool.getConnection()
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
                .with(this::listens, this::doesNotListen);
    }

    private void listens(PgConnection connection) {
        if (failures > 0) {
            LOG.info("PostgreSQL announces changes again");
        }
        failures = 0;
        asked = false;
        listening = connection;
        connection.notificationHandler(notification -> appended.run());
        connection.closeHandler(() -> onLoop(() -> giveBack(connection)));
        connection.exceptionHandler(failure -> LOG.debug("the connection that listens failed", failure));
        if (over) {
            giveBack(connection);
        }
        // what was committed before it listened was not announced to it
        appended.run();
    }

    private void doesNotListen(Throwable failure) {
        looksUntilNextTry = Math.min(1 << Math.min(failures, 10), MOST_LOOKS_BETWEEN_TRIES);
        if (failures++ == 0 && !over) {
            LOG.warnf(
                    "PostgreSQL does not announce changes (%s): until it does, the log is looked at every %d ms",
                    failure.getMessage(), lookEvery.toMillis());
        }
    }

    /** To the pool, which drops a broken one; whoever gets it next is told of nothing. */
    private void giveBack(PgConnection connection) {
        if (connection.equals(listening)) {
            listening = null;
            looksUntilNextTry = 0;
            connection.notificationHandler(notification -> {});
            connection.closeHandler(() -> {});
            connection
                    .query("unlisten *")
                    .execute()
                    .onTermination()
                    .call(connection::close)
                    .subscribe()
                    .with(given -> {}, failure -> LOG.debug("the connection that listened was lost", failure));
        }
    }

    private void onLoop(Runnable work) {
        loop.runOnContext(nothing -> work.run());
    }
}
