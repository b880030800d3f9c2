package io.lifeguard.store.write;

import io.lifeguard.model.Revision;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.lifeguard.store.sql.WriteLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/** The database server that accepts writes: the facts of writes are read there, and imports write there. */
@ApplicationScoped
public class PrimaryDatabase {
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private static final String PRESENT = "select epoch, revision from present";

    private final Pool pool;

    PrimaryDatabase(Pool pool) {
        this.pool = pool;
    }

    /** Sends each statement in a transaction of its own, so that it sees everything that is committed. */
    public SqlExecutor statements() {
        return SqlExecutor.to(pool);
    }

    /** Reads the newest revision that is committed. */
    public Uni<Revision> present() {
        return pool.query(PRESENT)
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Revision(row.getString(0), row.getLong(1));
                })
                .onFailure()
                .transform(SqlFailures::explain);
    }

    /** Acquires a connection for several transactions; the caller closes it. */
    public Uni<SqlConnection> connection() {
        return pool.getConnection().onFailure().transform(SqlFailures::explain);
    }

    /**
     * Runs several transactions that fill tables, on a connection of their own. Each execution is planned anew, including
     * the checks of foreign keys, because a plan made for an empty table must not be used for a full one.
     */
    public <T> Uni<T> withCustomPlans(Function<SqlConnection, Uni<T>> work) {
        return connection().chain(connection -> connection
                .query("set plan_cache_mode = force_custom_plan")
                .execute()
                .chain(() -> work.apply(connection))
                .onTermination()
                .call(() -> connection
                        .query("reset plan_cache_mode")
                        .execute()
                        .onFailure()
                        .recoverWithNull())
                .onTermination()
                .call(connection::close));
    }

    /** Runs work in a transaction of the connection that holds the write lock. */
    public <T> Uni<T> underWriteLock(SqlConnection connection, Supplier<Uni<T>> work) {
        return inTransaction(
                connection, connection.query(WriteLock.TAKE).execute().chain(work::get));
    }

    /** Runs work in a transaction of the connection whose statements all read the same snapshot. */
    public <T> Uni<T> onSnapshot(SqlConnection connection, Supplier<Uni<T>> work) {
        return inTransaction(
                        connection, connection.query(ONE_SNAPSHOT).execute().chain(work::get))
                .onFailure()
                .transform(SqlFailures::explain);
    }

    private static <T> Uni<T> inTransaction(SqlConnection connection, Uni<T> work) {
        return connection.begin().chain(transaction -> work.call(transaction::commit)
                .onFailure()
                .call(failure -> transaction.rollback().onFailure().recoverWithNull()));
    }
}
