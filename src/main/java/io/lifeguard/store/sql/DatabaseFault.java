package io.lifeguard.store.sql;

import io.lifeguard.model.LifeguardException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the database cannot do what it was asked for, whatever that was. */
public enum DatabaseFault {
    /** No connection could be made; nothing was sent. */
    UNREACHABLE(false, "The database does not answer now."),
    /** The connection went while the database had been asked: what it was asked for may have been done. */
    LOST(true, "The database went away."),
    /** It starts or recovers, or somebody has closed it to this service; no connection was made. */
    CLOSED(false, "The database lets nobody in now."),
    /** A standby, or a server that has been told so. */
    READ_ONLY(false, "The database takes no writes now."),
    /** Disk, memory or a limit of its configuration. */
    OUT_OF_RESOURCES(false, "The database has no room, or no memory, for this."),
    /** What it has on its disk cannot be read or written. */
    BROKEN(false, "The database cannot read or write what it has on its disk.");

    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final String CRASH_SHUTDOWN = "57P02";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String NOT_IN_THE_STATE_FOR_IT = "55000";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DATABASE_DROPPED = "57P04";
    private static final String IDLE_SESSION_TIMEOUT = "57P05";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final boolean mayBeDone;
    private final String said;

    DatabaseFault(boolean mayBeDone, String said) {
        this.mayBeDone = mayBeDone;
        this.said = said;
    }

    /** Whether a commit that failed so may be stored all the same. */
    public boolean mayBeDone() {
        return mayBeDone;
    }

    /** What a failed statement tells of the database; empty where the database is well. */
    public static Optional<DatabaseFault> in(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(10)
                .map(DatabaseFault::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What clients are told. */
    LifeguardException told(Throwable failure) {
        return LifeguardException.databaseUnavailable(said + " Nothing was done; try again a little later.", failure);
    }

    private static Optional<DatabaseFault> of(Throwable cause) {
        if (cause instanceof PgException e && e.getSqlState() != null) {
            return ofState(e.getSqlState());
        } else if (cause instanceof SQLException e && e.getSQLState() != null) {
            return ofState(e.getSQLState());
        } else if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            return Optional.of(UNREACHABLE);
        }
        boolean lost = cause instanceof ClosedConnectionException
                || cause instanceof IOException
                || says(cause, "Connection is not active now")
                || says(cause, "Pending requests failed");
        return lost ? Optional.of(LOST) : Optional.empty();
    }

    /** The client tells some of its failures by their words only. */
    private static boolean says(Throwable cause, String beginning) {
        return String.valueOf(cause.getMessage()).startsWith(beginning);
    }

    /** By PostgreSQL's table of SQLSTATEs. */
    private static Optional<DatabaseFault> ofState(String state) {
        return switch (state) {
            case ADMIN_SHUTDOWN, CRASH_SHUTDOWN, DATABASE_DROPPED, IDLE_SESSION_TIMEOUT, IDLE_IN_TRANSACTION_TIMEOUT ->
                Optional.of(LOST);
            case CANNOT_CONNECT_NOW, NOT_IN_THE_STATE_FOR_IT, NO_SUCH_DATABASE -> Optional.of(CLOSED);
            case READ_ONLY_TRANSACTION -> Optional.of(READ_ONLY);
            case TOO_MANY_CONNECTIONS -> Optional.empty();
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    case "08" -> Optional.of(LOST);
                    case "28" -> Optional.of(CLOSED);
                    case "53" -> Optional.of(OUT_OF_RESOURCES);
                    case "58" -> Optional.of(BROKEN);
                    default -> Optional.empty();
                };
        };
    }
}
