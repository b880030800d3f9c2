package io.lifeguard.model;

/** The database has no connection to spare, or took too long. Nothing was done; it may go better a little later. */
public final class DatabaseBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
