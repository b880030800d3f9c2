package io.lifeguard.model;

/** How a value that somebody sent is repeated to them: in quotes, cut, without what does not print. */
public final class Echo {
    private static final int LONGEST = 80;

    private Echo() {}

    /** The value in quotes, at most 80 characters of it, each control character replaced by U+FFFD. */
    public static String of(String value) {
        boolean cut = value.length() > LONGEST;
        StringBuilder text = new StringBuilder("\"");
        (cut ? value.substring(0, LONGEST) : value)
                .codePoints()
                .map(Echo::printable)
                .forEach(text::appendCodePoint);
        return text.append(cut ? "…\"" : "\"").toString();
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
