package io.lifeguard.store.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Revision;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.lifeguard.store.sql.WriteLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database server that accepts writes: the facts of writes are read there, and imports write there. Failures are
 * those that {@link SqlFailures#ofWrite} translates into, except where a method names others.
 */
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
        SqlExecutor statements = SqlExecutor.to(pool);
        return (statement, arguments) ->
                statements.execute(statement, arguments).onFailure().transform(SqlFailures::ofWrite);
    }

    /** Reads the newest revision that is committed. */
    public Uni<Revision> present() {
        return present(statements());
    }

    /** Reads the newest revision that the statements see: in a transaction that has appended to the log, its own. */
    public static Uni<Revision> present(SqlExecutor statements) {
        return statements.execute(PRESENT).map(PrimaryDatabase::revision);
    }

    /**
     * Executes a change of one statement that returns the epoch and the number of a revision.
     *
     * @return fails with {@link FailureCode#OUTCOME_UNKNOWN} if the connection was lost meanwhile
     */
    Uni<Revision> change(String statement) {
        return pool.query(statement)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Revision(row.getString(0), row.getLong(1)))
                .onFailure()
                .transform(failure -> SqlFailures.ofWrite(SqlFailures.ofCommit(failure)));
    }

    /**
     * Runs several transactions on one connection. The work is not cancelled with its result: a connection that becomes free
     * for somebody who has gone would never be given back.
     */
    public <T> Uni<T> withConnection(Function<SqlConnection, Uni<T>> work) {
        // a connection that is lost after the last transaction does not undo it
        Uni<T> whole = pool.getConnection()
                .chain(connection -> work.apply(connection)
                        .onTermination()
                        .call(() -> connection.close().onFailure().recoverWithNull()))
                .onFailure()
                .transform(SqlFailures::ofWrite);
        return Uni.createFrom().emitter(result -> whole.subscribe().with(result::complete, result::fail));
    }

    /**
     * Runs several transactions that fill tables, on a connection of their own. Each execution is planned anew, including
     * the checks of foreign keys, because a plan made for an empty table must not be used for a full one.
     */
    public <T> Uni<T> withCustomPlans(Function<SqlConnection, Uni<T>> work) {
        return withConnection(connection -> connection
                .query("set plan_cache_mode = force_custom_plan")
                .execute()
                .chain(() -> work.apply(connection))
                .onTermination()
                .call(() -> connection
                        .query("reset plan_cache_mode")
                        .execute()
                        .onFailure()
                        .recoverWithNull()));
    }

    /**
     * Runs work in a transaction of the connection that holds the write lock.
     *
     * @return fails as {@link SqlFailures#ofCommit} says
     */
    public <T> Uni<T> underWriteLock(SqlConnection connection, Supplier<Uni<T>> work) {
        return inTransaction(
                        connection,
                        () -> connection.query(WriteLock.TAKE).execute().chain(work::get),
                        transaction -> transaction.commit().onFailure().transform(SqlFailures::ofCommit))
                .onFailure()
                .transform(SqlFailures::explain);
    }

    /** Runs work in a transaction of the connection whose statements all read the same snapshot. */
    public <T> Uni<T> onSnapshot(SqlConnection connection, Supplier<Uni<T>> work) {
        return onSnapshot(connection, ONE_SNAPSHOT + "; " + WriteLock.LOCK_TIMEOUT, work);
    }

    /** Runs the statements of a dry run on one snapshot, with the timeouts of a single write. */
    public <T> Uni<T> dryRun(Function<SqlExecutor, Uni<T>> work) {
        return withConnection(connection -> onSnapshot(
                connection,
                ONE_SNAPSHOT + "; " + WriteLock.TIMEOUTS_OF_SINGLE_WRITES,
                () -> work.apply(SqlExecutor.to(connection))));
    }

    private static <T> Uni<T> onSnapshot(SqlConnection connection, String begin, Supplier<Uni<T>> work) {
        return inTransaction(connection, () -> connection.query(begin).execute().chain(work::get), Transaction::commit)
                .onFailure()
                .transform(SqlFailures::ofWrite);
    }

    private static <T> Uni<T> inTransaction(
            SqlConnection connection, Supplier<Uni<T>> work, Function<Transaction, Uni<Void>> commit) {
        return connection.begin().chain(transaction -> work.get()
                .call(() -> commit.apply(transaction))
                .onFailure()
                .call(failure -> transaction.rollback().onFailure().recoverWithNull()));
    }

    private static Revision revision(List<@Nullable Object[]> rows) {
        @Nullable Object[] row = rows.get(0);
        return new Revision((String) Objects.requireNonNull(row[0]), (Long) Objects.requireNonNull(row[1]));
    }
}
