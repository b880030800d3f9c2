package io.lifeguard.embedded;

/**
 * The embedded server did not start; the message is one line that says what is wrong and what would be right. {@code Main}
 * prints it; it never reaches a client.
 */
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message) {
        super(oneLine(message));
    }

    ServerStartException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    // paths and server output may contain any characters
    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
