package io.lifeguard.service;

/** A rule is set to what it cannot be. The message is one line that names the key. */
public final class InvalidModeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidModeException(String message) {
        super(message);
    }
}
