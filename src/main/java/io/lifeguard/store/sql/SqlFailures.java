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
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/** What a failed statement or transaction means to whoever asked for it. */
public final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CANCELED = "57014";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private SqlFailures() {}

    /**
     * Turns a failure into {@link LockTimeout}, {@link WriteConflict} or a {@link FailureCode#DATABASE_UNAVAILABLE} where it is one; others
     * stay as they are.
     */
    public static Throwable explain(Throwable failure) {
        if (failure instanceof ConstraintViolation || FailureCode.DATABASE_UNAVAILABLE.matches(failure)) {
            return failure;
        }
        if (hasNoConnection(failure)) {
            return noConnection(failure);
        }
        if (hasState(failure, Set.of(LOCK_NOT_AVAILABLE, CANCELED))) {
            return new LockTimeout(failure);
        }
        // of the constraints that keep no rule, only those on what is put under one key can be violated
        boolean overtaken = hasState(failure, Set.of(UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK))
                || causes(failure).anyMatch(SqlFailures::isGone);
        return overtaken ? new WriteConflict(failure) : unlessAway(failure);
    }

    /**
     * Turns the failure of a read into {@link FailureCode#DATABASE_BUSY} where there was no connection, or no time, for it, and into
     * {@link FailureCode#DATABASE_UNAVAILABLE} where there is no database.
     */
    static Throwable ofRead(Throwable failure) {
        if (hasNoConnection(failure)) {
            return noConnection(failure);
        }
        return hasState(failure, Set.of(CANCELED))
                ? LifeguardException.databaseBusy(
                        "The question took the database longer than it may. Ask for less, or again a little later.",
                        failure)
                : unlessAway(failure);
    }

    private static Throwable unlessAway(Throwable failure) {
        return DatabaseFault.in(failure)
                .<Throwable>map(outage -> outage.told(failure))
                .orElse(failure);
    }

    private static LifeguardException noConnection(Throwable failure) {
        return LifeguardException.databaseBusy(
                "The database has no connection to spare. Nothing was done; try again a little later.", failure);
    }

    /** What the client's pool says if the wait was too long, or too many wait already. */
    private static boolean hasNoConnection(Throwable failure) {
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

    /** Hibernate Reactive puts an exception of JDBC in the place of the client's. */
    private static Optional<String> state(Throwable failure) {
        if (failure instanceof PgException e) {
            return Optional.ofNullable(e.getSqlState());
        }
        return failure instanceof SQLException e ? Optional.ofNullable(e.getSQLState()) : Optional.empty();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof NoResultException
                || failure instanceof OptimisticLockException
                || failure instanceof StaleStateException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(10);
    }
}
