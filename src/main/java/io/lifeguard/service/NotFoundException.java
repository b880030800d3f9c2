package io.lifeguard.service;

/** A question names something that is not recorded. The message says what, and is meant for whoever asked. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFoundException(String message) {
        super(message);
    }
}
