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
import javax.net.ssl.SSLException;

/** A fault of the database for which it cannot execute a statement, whatever the statement is. */
public enum DatabaseFault {
    /** No connection was opened; nothing was sent. */
    UNREACHABLE(false, "The database is not reachable."),
    /** The connection was lost during a statement, which may have been executed. */
    LOST(true, "The connection to the database was lost."),
    /** The server is starting or recovering, or rejects this service; no connection was opened. */
    CLOSED(false, "The database accepts no connections."),
    /** A standby, or a server whose default is read-only transactions. */
    READ_ONLY(false, "The database is read-only."),
    /** Disk, memory or a limit of the server's configuration. */
    OUT_OF_RESOURCES(false, "The database is out of disk space, memory or another resource."),
    /** An input or output error of the server. */
    BROKEN(false, "The database cannot read or write its files.");

    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final String CRASH_SHUTDOWN = "57P02";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String OBJECT_NOT_IN_PREREQUISITE_STATE = "55000";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DATABASE_DROPPED = "57P04";
    private static final String IDLE_SESSION_TIMEOUT = "57P05";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final boolean mayBeCommitted;
    private final String message;

    DatabaseFault(boolean mayBeCommitted, String message) {
        this.mayBeCommitted = mayBeCommitted;
        this.message = message;
    }

    /** Whether a transaction whose commit failed so may be committed all the same. */
    public boolean mayBeCommitted() {
        return mayBeCommitted;
    }

    /** Whether it concerns a connection or all of the server, rather than what a statement needs. */
    public boolean isOfConnection() {
        return this == UNREACHABLE || this == LOST || this == CLOSED;
    }

    /** The fault that made a statement fail; empty where the database has none. */
    public static Optional<DatabaseFault> of(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(10)
                .map(DatabaseFault::ofCause)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The failure that clients receive. */
    LifeguardException exception(Throwable failure) {
        return LifeguardException.databaseUnavailable(message + " Nothing was done; retry after 1 second.", failure);
    }

    private static Optional<DatabaseFault> ofCause(Throwable cause) {
        if (cause instanceof PgException e && e.getSqlState() != null) {
            return ofState(e.getSqlState());
        } else if (cause instanceof SQLException e && e.getSQLState() != null) {
            return ofState(e.getSQLState());
        } else if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            return Optional.of(UNREACHABLE);
        } else if (cause instanceof SSLException
                || startsWith(cause, "SSL handshake failed")
                || startsWith(cause, "Postgres Server does not handle SSL connection")) {
            return Optional.of(CLOSED);
        }
        boolean lost = cause instanceof ClosedConnectionException
                || cause instanceof IOException
                || startsWith(cause, "Connection is not active now")
                || startsWith(cause, "Pending requests failed");
        return lost ? Optional.of(LOST) : Optional.empty();
    }

    /** The PostgreSQL client distinguishes some failures by their messages only. */
    private static boolean startsWith(Throwable cause, String prefix) {
        return String.valueOf(cause.getMessage()).startsWith(prefix);
    }

    /** By the PostgreSQL error codes: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    private static Optional<DatabaseFault> ofState(String state) {
        return switch (state) {
            case ADMIN_SHUTDOWN, CRASH_SHUTDOWN, DATABASE_DROPPED, IDLE_SESSION_TIMEOUT, IDLE_IN_TRANSACTION_TIMEOUT ->
                Optional.of(LOST);
            case CANNOT_CONNECT_NOW, OBJECT_NOT_IN_PREREQUISITE_STATE, NO_SUCH_DATABASE -> Optional.of(CLOSED);
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
