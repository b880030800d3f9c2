package io.lifeguard.model;

import java.text.Normalizer;
import java.util.Locale;

/** How ids and names are compared: without regard to case and to the way that letters are composed. */
public final class Ids {
    private static final String SIP = "sip:";
    /** In UTF-16 units; longer than any id or name that a form allows. */
    private static final int LONGEST = 1024;

    private Ids() {}

    /**
     * Folds an id or a name: two that have the same key are the same. PostgreSQL never folds, its rules depend on its
     * locale. A text too long for any id is its own key: it equals none, and a run of combining marks takes time by the
     * square of its length to normalise.
     */
    public static String key(String written) {
        return isPlain(written) || written.length() > LONGEST
                ? written
                : composed(composed(written).toLowerCase(Locale.ROOT));
    }

    /** Needed after lower-casing too: H with a line below has no letter of its own, h with a line below has one. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The SIP address that a text stands for: {@code a@b} is taken for {@code sip:a@b}. The form is not checked. */
    public static String sipAddress(String text) {
        return text.regionMatches(true, 0, SIP, 0, SIP.length()) ? text : SIP + text;
    }

    /**
     * Whether a database can hold the text at all: U+0000 and halves of surrogate pairs are nobody's, and must not come to a
     * driver, which would make other characters of them.
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
}
