package io.lifeguard.model;

/** How a value that somebody sent is repeated to them: in quotes, cut, without what does not print. */
public final class InputSanitizer {
    private static final int LONGEST = 80;

    private InputSanitizer() {}

    /** The value in quotes, at most 80 characters of it, each control character replaced by U+FFFD. */
    public static String quote(String value) {
        return '"' + truncate(value, LONGEST) + '"';
    }

    /** The text, at most so many characters of it and then an ellipsis, each control character replaced by U+FFFD. */
    public static String truncate(String text, int longest) {
        boolean cut = text.length() > longest;
        StringBuilder cleaned = new StringBuilder();
        (cut ? text.substring(0, longest) : text)
                .codePoints()
                .map(InputSanitizer::printable)
                .forEach(cleaned::appendCodePoint);
        return cut ? cleaned.append('…').toString() : cleaned.toString();
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
