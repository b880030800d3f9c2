package io.lifeguard.model;

/** Prepares values from requests for messages: quoted, truncated, without characters that do not print. */
public final class InputSanitizer {
    private static final int MAX_LENGTH = 80;

    private InputSanitizer() {}

    /** The first 80 characters of the value in quotes, with U+FFFD for every control character. */
    public static String quote(String value) {
        return '"' + truncate(value, MAX_LENGTH) + '"';
    }

    /** The text, truncated to a maximum length with an ellipsis, with U+FFFD for every control character. */
    public static String truncate(String text, int maxLength) {
        boolean truncated = text.length() > maxLength;
        StringBuilder cleaned = new StringBuilder();
        (truncated ? text.substring(0, maxLength) : text)
                .codePoints()
                .map(InputSanitizer::printable)
                .forEach(cleaned::appendCodePoint);
        return truncated ? cleaned.append('…').toString() : cleaned.toString();
    }

    private static int printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> 0xFFFD;
            default -> c;
        };
    }
}
