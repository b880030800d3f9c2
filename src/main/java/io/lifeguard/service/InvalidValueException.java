package io.lifeguard.service;

/** A question holds a value that is none of its kind. The message says what is wrong and what would be right. */
public final class InvalidValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidValueException(String message) {
        super(message);
    }
}
