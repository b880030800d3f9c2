package io.lifeguard.boot;

/**
 * A command-line argument or a file that prevents startup; the message is one line that says what is wrong and what would
 * be right. {@code Main} prints it; it never reaches a client.
 */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupException(String message) {
        super(message);
    }
}
