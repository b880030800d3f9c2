package io.lifeguard.boot;

/** Something that was given is not usable; the message is one line that says what is wrong and what would be right. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupException(String message) {
        super(message);
    }
}
