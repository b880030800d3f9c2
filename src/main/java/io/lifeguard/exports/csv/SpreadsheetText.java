package io.lifeguard.exports.csv;

import java.text.Normalizer;

/**
 * Texts for people who open a file in a spreadsheet, which runs a value that begins like a formula whatever quotes are around
 * it. Only for lists that nobody imports: a defused value is another value. Source: OWASP, CSV Injection.
 */
public final class SpreadsheetText {
    private static final String BEGINNINGS = "=+-@\t\r\n|";
    private static final char TEXT_MARK = '\'';

    private SpreadsheetText() {}

    /** The text with an apostrophe before it if a spreadsheet would run it. */
    public static String defused(String text) {
        return isFormula(text) ? TEXT_MARK + text : text;
    }

    /**
     * Whether the first character that is neither white space nor invisible, nor a quote that a spreadsheet may take for one
     * around the value, begins a formula. Full-width forms count, since some programs convert them.
     */
    private static boolean isFormula(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (!plain.isEmpty() && BEGINNINGS.indexOf(plain.charAt(0)) >= 0) {
                return true;
            }
            if (!isSkipped(c)) {
                return c == '\u2212';
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean isSkipped(int c) {
        return c == '"'
                || c == '\''
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c);
    }
}
