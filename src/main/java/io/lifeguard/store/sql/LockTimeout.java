package io.lifeguard.store.sql;

/** The database gave up a write that waited too long for a lock, or took too long. Nothing of it is stored. */
public final class LockTimeout extends RuntimeException {
    private static final long serialVersionUID = 1;

    LockTimeout(Throwable cause) {
        super("the database gave the write up", cause);
    }
}
