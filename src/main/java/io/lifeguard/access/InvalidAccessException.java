package io.lifeguard.access;

/** The service would not be guarded as it is configured; the message is one line that says which setting to change, and to what. */
public final class InvalidAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidAccessException(String message) {
        super(message);
    }
}
