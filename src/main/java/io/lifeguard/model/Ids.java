package io.lifeguard.model;

import java.text.Normalizer;
import java.util.Locale;

/** How ids and names are compared: without regard to case and to the way that letters are composed. */
public final class Ids {
    private static final String SIP = "sip:";

    private Ids() {}

    /** Folds an id or a name: two that have the same key are the same. PostgreSQL never folds, its rules depend on its locale. */
    public static String key(String written) {
        return isPlain(written)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The SIP address that a text stands for: {@code a@b} is taken for {@code sip:a@b}. The form is not checked. */
    public static String sipAddress(String text) {
        if (!text.regionMatches(true, 0, SIP, 0, SIP.length())) {
            return SIP + text;
        }
        return text.startsWith(SIP) ? text : SIP + text.substring(SIP.length());
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
