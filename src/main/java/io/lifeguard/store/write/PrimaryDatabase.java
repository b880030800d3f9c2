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

/** The server that writes go to, for what must be read there: the facts of a write. */
@ApplicationScoped
public class PrimaryDatabase {
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final Pool pool;

    PrimaryDatabase(Pool pool) {
        this.pool = pool;
    }

    /** For statements that must see everything that is committed, each for itself. */
    public SqlExecutor statements() {
        return SqlExecutor.to(pool);
    }

    /** The state after everything that is committed. */
    public Uni<Revision> present() {
        return pool.query("select epoch, revision from present")
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Revision(row.getString(0), row.getLong(1));
                })
                .onFailure()
                .transform(SqlFailures::explain);
    }

    /** A connection for work of many transactions; whoever takes it gives it back. */
    public Uni<SqlConnection> connection() {
        return pool.getConnection().onFailure().transform(SqlFailures::explain);
    }

    /**
     * Runs work of many transactions that fills tables: on a connection of its own, each statement planned for what it
     * meets, those of foreign keys too, since a plan that was made for an empty table must not serve a full one.
     */
    public <T> Uni<T> onGrowingTables(Function<SqlConnection, Uni<T>> work) {
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

    /** Does work in a transaction of the connection that holds the lock of the writers. */
    public <T> Uni<T> holdingTheLock(SqlConnection connection, Supplier<Uni<T>> work) {
        return inTransaction(
                connection, connection.query(WriteLock.TAKE).execute().chain(work::get));
    }

    /** Does work in a transaction of the connection whose statements all read one state. */
    public <T> Uni<T> onOneSnapshot(SqlConnection connection, Supplier<Uni<T>> work) {
        return inTransaction(connection, connection.query(ONE_SNAPSHOT).execute().chain(work::get))
                .onFailure()
                .transform(SqlFailures::explain);
    }

    private static <T> Uni<T> inTransaction(SqlConnection connection, Uni<T> work) {
        return connection.begin().chain(transaction -> work.call(transaction::commit)
                .onFailure()
                .call(failure -> transaction.rollback().onFailure().recoverWithNull()));
    }
}
