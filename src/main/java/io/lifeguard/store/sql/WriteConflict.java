package io.lifeguard.store.sql;

/**
 * What a write was judged on has changed before it was stored: somebody wrote past the service, and its lock. Nothing
 * of it is stored; judged again, it may go otherwise.
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
