package io.lifeguard.boot;

/** Something that was given is not usable; the message is one line that says what is wrong and what would be right. */
public final class CannotBegin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotBegin(String message) {
        super(message);
    }
}
