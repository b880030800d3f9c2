package io.lifeguard.model;

import java.text.Normalizer;
import java.util.Locale;

/** Compares ids and names: case-insensitive and after Unicode normalisation (NFC). */
public final class Ids {
    private static final String SIP = "sip:";
    /** In UTF-16 units; longer than any valid id or name. */
    private static final int MAX_LENGTH = 1024;

    private Ids() {}

    /**
     * The key of an id or a name: two ids with the same key are the same. PostgreSQL does not compute keys, because its
     * rules depend on its locale. A text that is too long for an id is returned unchanged, because normalising a run of
     * combining marks takes quadratic time.
     */
    public static String key(String written) {
        if (isPlain(written) || written.length() > MAX_LENGTH) {
            return written;
        }
        return isAscii(written)
                ? written.toLowerCase(Locale.ROOT)
                : composed(composed(written).toLowerCase(Locale.ROOT));
    }

    /** Also needed after lower-casing: H with a line below has no composed form, h with a line below has one. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The SIP address of a text; the prefix {@code sip:} is added if it is missing. The form is not checked. */
    public static String sipAddress(String text) {
        return text.regionMatches(true, 0, SIP, 0, SIP.length()) ? text : SIP + text;
    }

    /**
     * Whether PostgreSQL can store the text: it contains neither U+0000 nor unpaired surrogates, which the driver would
     * replace by other characters.
     */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0
                    || (Character.isSurrogate(c) && Character.getType(text.codePointAt(i++)) == Character.SURROGATE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Most ids are: normalising them would change nothing. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
