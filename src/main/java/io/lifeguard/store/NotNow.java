package io.lifeguard.store;

/** The database gave up a write that waited too long for a lock, or took too long. Nothing of it is stored. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotNow(Throwable cause) {
        super("the database gave the write up", cause);
    }
}
