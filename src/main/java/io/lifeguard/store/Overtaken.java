package io.lifeguard.store;

/**
 * What a write was judged on has changed before it was stored: somebody wrote past the service, and its lock. Nothing
 * of it is stored; judged again, it may go otherwise.
 */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(String message) {
        super(message);
    }

    Overtaken(Throwable cause) {
        super("the data has changed under the write", cause);
    }
}
