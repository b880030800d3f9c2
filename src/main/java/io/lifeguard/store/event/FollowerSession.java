package io.lifeguard.store.event;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The session of the one instance that follows the change log: a connection that holds an advisory lock. PostgreSQL releases
 * the lock when the connection ends, for whatever reason; its transactions end with it, so that two sessions never write.
 */
public final class FollowerSession {
    /** Any number that nothing else locks in this database. */
    private static final String TRY_LOCK = "select pg_try_advisory_lock(5433723488)";

    private static final String END = "unlisten *; select pg_advisory_unlock(5433723488)";

    private final PgConnection connection;

    private FollowerSession(PgConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins a session if no instance has one.
     *
     * @param appended runs whenever PostgreSQL announces changes; a pooler may not deliver announcements
     * @param ended runs if the connection is lost
     */
    public static Uni<Optional<FollowerSession>> tryBegin(Pool pool, Runnable appended, Runnable ended) {
        return pool.getConnection()
                .map(connection ->
                        PgConnection.newInstance(io.vertx.pgclient.PgConnection.cast(connection.getDelegate())))
                .chain(connection -> connection
                        .query(TRY_LOCK)
                        .execute()
                        .chain(rows ->
                                Boolean.TRUE.equals(rows.iterator().next().getBoolean(0))
                                        ? begin(connection, appended, ended)
                                        : connection.close().replaceWith(Optional.<FollowerSession>empty()))
                        .onFailure()
                        .call(() -> connection.close().onFailure().recoverWithNull()));
    }

    private static Uni<Optional<FollowerSession>> begin(PgConnection connection, Runnable appended, Runnable ended) {
        connection.notificationHandler(notification -> appended.run());
        connection.closeHandler(ended);
        connection.exceptionHandler(failure -> {
            // the statement under way fails with it
        });
        return connection
                .query("listen lifeguard_changes")
                .execute()
                .replaceWith(Optional.of(new FollowerSession(connection)))
                .onFailure()
                .call(() -> end(connection));
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
        return end(connection);
    }

    private static Uni<Void> end(PgConnection connection) {
        connection.notificationHandler(notification -> {});
        connection.closeHandler(() -> {});
        return connection
                .query(END)
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .call(() -> connection.close().onFailure().recoverWithNull());
    }
}
