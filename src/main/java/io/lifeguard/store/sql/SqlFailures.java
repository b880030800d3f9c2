package io.lifeguard.store.sql;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/** Translates the failures of statements and transactions. */
public final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CANCELED = "57014";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private static volatile BiConsumer<DatabaseFault, Throwable> observer = (fault, failure) -> {};

    private SqlFailures() {}

    /** Sets the observer of each fault that is translated. */
    static void observeFaults(BiConsumer<DatabaseFault, Throwable> faults) {
        observer = faults;
    }

    /** Has the fault that made work fail logged, where nothing else translates the failure. */
    public static void report(Throwable failure) {
        DatabaseFault.of(failure).ifPresent(fault -> observer.accept(fault, failure));
    }

    /**
     * Translates a failure into {@link LockTimeout}, {@link WriteConflict} or {@link FailureCode#DATABASE_UNAVAILABLE}, or
     * returns it. A failure that was translated before is returned.
     */
    public static Throwable explain(Throwable failure) {
        if (failure instanceof ConstraintViolation
                || failure instanceof LifeguardException
                || failure instanceof LockTimeout
                || failure instanceof WriteConflict) {
            return failure;
        }
        if (hasNoConnection(failure)) {
            return noConnection(failure);
        }
        if (hasState(failure, Set.of(LOCK_NOT_AVAILABLE, CANCELED))) {
            return new LockTimeout(failure);
        }
        // of the constraints that belong to no rule, a write can violate only those on keys
        boolean conflict = hasState(failure, Set.of(UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK))
                || causes(failure).anyMatch(SqlFailures::isStale);
        return conflict ? new WriteConflict(failure) : ofFault(failure);
    }

    /**
     * Translates the failure of a commit, as {@link #explain}, and into {@link FailureCode#OUTCOME_UNKNOWN} where the
     * transaction may be committed all the same.
     */
    public static Throwable ofCommit(Throwable failure) {
        report(failure);
        return DatabaseFault.of(failure).filter(DatabaseFault::mayBeCommitted).isPresent()
                ? LifeguardException.outcomeUnknown(failure)
                : explain(failure);
    }

    /** Translates the failure of a write, or of work on the database of the writes, into what its client receives. */
    public static Throwable ofWrite(Throwable failure) {
        Throwable explained = explain(failure);
        return explained instanceof LockTimeout || explained instanceof WriteConflict
                ? LifeguardException.busy(
                        "The data is locked by another writer. Nothing was done; retry after 1 second.", explained)
                : explained;
    }

    /**
     * Translates the failure of a read into {@link FailureCode#DATABASE_BUSY} where no connection became free or the
     * statement took too long, into {@link FailureCode#DATABASE_UNAVAILABLE} for a {@link DatabaseFault}, or returns it.
     */
    public static Throwable ofRead(Throwable failure) {
        if (hasNoConnection(failure)) {
            return noConnection(failure);
        }
        return isCanceled(failure)
                ? LifeguardException.databaseBusy(
                        "The query exceeded the statement timeout. Request less, or try again later.", failure)
                : ofFault(failure);
    }

    /** Whether PostgreSQL refused a statement or a commit with an error, so that nothing of the transaction is stored. */
    public static boolean isRefused(Throwable failure) {
        return DatabaseFault.of(failure).isEmpty()
                && Stream.iterate(failure, e -> e != null, Throwable::getCause)
                        .anyMatch(e -> e instanceof PgException || e instanceof SQLException);
    }

    /** Whether a statement exceeded its timeout. */
    static boolean isCanceled(Throwable failure) {
        return hasState(failure, Set.of(CANCELED));
    }

    private static Throwable ofFault(Throwable failure) {
        report(failure);
        return DatabaseFault.of(failure)
                .<Throwable>map(fault -> fault.exception(failure))
                .orElse(failure);
    }

    private static LifeguardException noConnection(Throwable failure) {
        return LifeguardException.databaseBusy(
                "No connection to the database became free in time. Nothing was done; retry after 1 second.", failure);
    }

    /** Whether the pool of connections timed out, or its queue is full. */
    static boolean hasNoConnection(Throwable failure) {
        return hasState(failure, Set.of(TOO_MANY_CONNECTIONS))
                || causes(failure)
                        .anyMatch(cause -> cause instanceof ConnectionPoolTooBusyException || isTimeout(cause));
    }

    private static boolean isTimeout(Throwable cause) {
        return (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && String.valueOf(cause.getMessage()).startsWith("Timeout");
    }

    private static boolean hasState(Throwable failure, Set<String> states) {
        return causes(failure).map(SqlFailures::state).flatMap(Optional::stream).anyMatch(states::contains);
    }

    /** Hibernate Reactive wraps the failure of the PostgreSQL client in an exception of JDBC. */
    private static Optional<String> state(Throwable failure) {
        if (failure instanceof PgException e) {
            return Optional.ofNullable(e.getSqlState());
        }
        return failure instanceof SQLException e ? Optional.ofNullable(e.getSQLState()) : Optional.empty();
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof NoResultException
                || failure instanceof OptimisticLockException
                || failure instanceof StaleStateException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(10);
    }
}
