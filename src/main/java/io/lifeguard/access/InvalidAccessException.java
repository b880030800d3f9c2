package io.lifeguard.access;

/**
 * A security setting is invalid, or the settings contradict each other; the message is one line that says which setting to change, and to what.
 * {@code Main} prints it; it never reaches a client.
 */
public final class InvalidAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidAccessException(String message) {
        super(message);
    }
}
