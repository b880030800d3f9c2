package io.lifeguard.store.event;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The session of the one instance that follows the change log for a task: a connection that holds an advisory lock. PostgreSQL
 * releases the lock when the connection ends, for whatever reason; its transactions end with it, so that two sessions never
 * write.
 */
public final class FollowerSession {
    private final PgConnection connection;
    private final FollowerTask task;

    private FollowerSession(PgConnection connection, FollowerTask task) {
        this.connection = connection;
        this.task = task;
    }

    /** What one instance at a time does. */
    public enum FollowerTask {
        DERIVE_EVENTS(5_433_723_488L),
        SEND_CHANGES(5_433_723_489L),
        SEND_EVENTS(5_433_723_490L);

        private final long lock;

        /** @param lock any number that nothing else locks in this database */
        FollowerTask(long lock) {
            this.lock = lock;
        }
    }

    /**
     * Begins a session if no instance has one for the task.
     *
     * @param appended runs whenever PostgreSQL announces changes; a pooler may not deliver announcements
     * @param ended runs if the connection is lost
     */
    public static Uni<Optional<FollowerSession>> tryBegin(
            Pool pool, FollowerTask task, Runnable appended, Runnable ended) {
        return pool.getConnection()
                .map(connection ->
                        PgConnection.newInstance(io.vertx.pgclient.PgConnection.cast(connection.getDelegate())))
                .chain(connection -> connection
                        .query("select pg_try_advisory_lock(" + task.lock + ")")
                        .execute()
                        .chain(rows ->
                                Boolean.TRUE.equals(rows.iterator().next().getBoolean(0))
                                        ? begin(connection, task, appended, ended)
                                        : connection.close().replaceWith(Optional.<FollowerSession>empty()))
                        .onFailure()
                        .call(() -> connection.close().onFailure().recoverWithNull()));
    }

    private static Uni<Optional<FollowerSession>> begin(
            PgConnection connection, FollowerTask task, Runnable appended, Runnable ended) {
        connection.notificationHandler(notification -> appended.run());
        connection.closeHandler(ended);
        connection.exceptionHandler(failure -> {
            // the statement under way fails with it
        });
        return connection
                .query("listen lifeguard_changes")
                .execute()
                .replaceWith(Optional.of(new FollowerSession(connection, task)))
                .onFailure()
                .call(() -> end(connection, task));
    }

    /** Sends statements outside a transaction. */
    public SqlExecutor statements() {
        return SqlExecutor.to(connection);
    }

    /** Does work in a transaction, which is committed if the work succeeds. */
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return connection.begin().chain(transaction -> work.get()
                .call(transaction::commit)
                .onFailure()
                .call(() -> transaction.rollback().onFailure().recoverWithNull()));
    }

    /** Begins with what is recorded now: see {@link FollowerState#copyPresent}. */
    public Uni<Void> copyPresent() {
        return inTransaction(() -> FollowerState.copyPresent(connection));
    }

    /** Ends the session, so that another instance can begin one. */
    public Uni<Void> end() {
        return end(connection, task);
    }

    private static Uni<Void> end(PgConnection connection, FollowerTask task) {
        connection.notificationHandler(notification -> {});
        connection.closeHandler(() -> {});
        return connection
                .query("unlisten *; select pg_advisory_unlock(" + task.lock + ")")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .call(() -> connection.close().onFailure().recoverWithNull());
    }
}
