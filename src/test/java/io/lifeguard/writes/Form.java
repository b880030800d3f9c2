package io.lifeguard.writes;

import java.text.Normalizer;
import java.util.Locale;

/** What the page says about the form of values, for the values that the test makes up. */
final class Form {
    private Form() {}

    /** Names and ids are compared after NFC normalisation and lower-casing. */
    static String key(String id) {
        return Normalizer.normalize(id.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** {@code a@b} is taken for {@code sip:a@b}. */
    static String sipAddress(String text) {
        return text.regionMatches(true, 0, "sip:", 0, 4) ? text : "sip:" + text;
    }

    static boolean fqdn(String text) {
        return text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") && text.length() <= 253;
    }

    static boolean sip(String address) {
        return address.matches("(?i:sip):[^\\s@]+@[A-Za-z0-9.-]+") && !hasControls(address) && address.length() <= 454;
    }

    /** 1 to 256 characters, none of them a control character, no white space around. */
    static boolean name(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 1 && length <= 256 && !hasControls(text) && text.equals(text.strip());
    }

    static boolean description(String text) {
        return text.length() <= 1024 && !hasControls(text.replaceAll("[\r\n\t]", ""));
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
