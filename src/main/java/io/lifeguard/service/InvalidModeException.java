package io.lifeguard.service;

/**
 * A rule cannot have the mode that is configured for it. The message is one line that names the setting. {@code Main} prints
 * it; it never reaches a client.
 */
public final class InvalidModeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidModeException(String message) {
        super(message);
    }
}
