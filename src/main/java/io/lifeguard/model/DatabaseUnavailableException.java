package io.lifeguard.model;

/** The database does not answer, or takes no writes. Nothing was done. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
