package io.lifeguard.store.sql;

/**
 * The database cancelled a write that waited too long for a lock, or took too long. Nothing of it is stored. Stays inside
 * store and service, which report it as {@link io.lifeguard.model.FailureCode#BUSY}.
 */
public final class LockTimeout extends RuntimeException {
    private static final long serialVersionUID = 1;

    LockTimeout(Throwable cause) {
        super("the database gave the write up", cause);
    }
}
