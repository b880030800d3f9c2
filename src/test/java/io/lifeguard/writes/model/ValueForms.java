package io.lifeguard.writes.model;

import java.text.Normalizer;
import java.util.Locale;

/** The forms of values, as far as random values need them. */
public final class ValueForms {
    private ValueForms() {}

    /** Names and ids are compared after NFC normalisation and lower-casing. */
    public static String key(String id) {
        return Normalizer.normalize(id.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The key of an item of a chat pool. */
    public static String itemKey(String pool, String name) {
        return key(pool) + "\\" + key(name);
    }

    /** The key that an id {@code pool\name} stands for; of a text without a backslash, one that nothing has. */
    static String itemKey(String id) {
        return id.contains("\\") ? key(id) : "";
    }

    /** {@code a@b} is taken for {@code sip:a@b}. */
    public static String sipAddress(String text) {
        return text.regionMatches(true, 0, "sip:", 0, 4) ? text : "sip:" + text;
    }

    public static boolean fqdn(String text) {
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

    /** Absolute http or https, at most 2,048 characters. */
    static boolean webUrl(String text) {
        return text.matches("(?i:https?)://[^\\s/]+(/\\S*)?") && text.length() <= 2048;
    }

    static boolean description(String text) {
        return text.length() <= 1024 && !hasControls(text.replaceAll("[\r\n\t]", ""));
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
