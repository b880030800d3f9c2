package io.lifeguard.service;

/** The database went away while it was told to keep a write: either it has, or it has not. */
public final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutcomeUnknownException(Throwable cause) {
        super(
                "The database went away while the write was being stored. It is stored or it is not: read what you wrote, or the log of changes, before you send it again.",
                cause);
    }
}
