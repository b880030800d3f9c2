package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.lifeguard.store.sql.WriteConflict;
import io.lifeguard.store.write.ChangeWriter;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The transaction of single writes, and what its failures mean. */
@ApplicationScoped
public class WriteTransaction {
    private static final int MAX_RETRIES = 3;

    /** Takes the write lock, does the work and commits. */
    @WithTransaction
    public <T> Uni<T> run(Function<ChangeWriter, Uni<T>> work) {
        return Panache.getSession().map(ChangeWriter::new).chain(writer -> writer.takeLock()
                .chain(() -> work.apply(writer)));
    }

    /**
     * Executes one write in a transaction of its own.
     *
     * @return fails as {@link #retryConflicts} does, and with {@link FailureCode#OUTCOME_UNKNOWN} if the database went away
     *     during the commit
     */
    <T> Uni<WriteResult<T>> execute(WriteRule<?, T> rule, String actor) {
        return execute(rule, actor, (statements, result) -> Uni.createFrom().voidItem());
    }

    /** @param beforeCommit runs statements in the transaction */
    <T> Uni<WriteResult<T>> execute(
            WriteRule<?, T> rule, String actor, BiFunction<SqlExecutor, WriteResult<T>, Uni<Void>> beforeCommit) {
        return retryConflicts(() -> {
            AtomicBoolean committing = new AtomicBoolean();
            return run(writer -> rule.execute(writer, actor)
                            .call(result -> beforeCommit.apply(writer.statements(), result))
                            .invoke(() -> committing.set(true)))
                    .onFailure()
                    .transform(failure -> explain(failure, committing.get()));
        });
    }

    /**
     * Runs a transaction again, up to three times, if another program, which does not take the write lock, has changed the
     * data meanwhile. Fails with {@link FailureCode#BUSY} if that does not help, or if the lock was not obtained in time.
     *
     * @param transaction fails as {@link #explain} says
     */
    static <T> Uni<T> retryConflicts(Supplier<Uni<? extends T>> transaction) {
        return Uni.createFrom()
                .<T>deferred(transaction)
                .onFailure(WriteConflict.class)
                .retry()
                .atMost(MAX_RETRIES)
                .onFailure()
                .transform(SqlFailures::ofWrite);
    }

    /**
     * What the failure of a transaction means.
     *
     * @param committing whether only the commit was left to do
     */
    static Throwable explain(Throwable failure, boolean committing) {
        return committing ? SqlFailures.ofCommit(failure) : SqlFailures.explain(failure);
    }
}
