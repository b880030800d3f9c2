package io.lifeguard.store.sql;

/**
 * The facts that a write was decided on have changed before it was stored, because another program writes to the tables
 * without the service's lock. Nothing of the write is stored. Stays inside store and service: a write is retried, and
 * reported as {@link io.lifeguard.model.FailureCode#BUSY} if the conflict remains.
 */
public final class WriteConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WriteConflict(String message) {
        super(message);
    }

    WriteConflict(Throwable cause) {
        super("the data has changed under the write", cause);
    }
}
