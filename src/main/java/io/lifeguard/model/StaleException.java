package io.lifeguard.model;

/** The state that a request demands is not to be had: not yet, or from before the database was restored. */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StaleException(Revision demanded, Revision present) {
        super("The data is at revision %s and has not reached %s, which the request demands."
                .formatted(present, demanded));
    }
}
