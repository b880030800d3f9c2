package io.lifeguard.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Characters of names and ids that are not visible or look like a space, so that two ids that differ look alike. The
 * ranges are fixed, because each version of Java and of PostgreSQL knows another version of Unicode.
 */
public final class InvisibleCharacters {
    /** Ignorable by default, or no characters; and the blank pattern of Braille. */
    private static final String NEVER = "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f"
            + "\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff"
            + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e00ff}\\x{e01f0}-\\x{e0fff}"
            + IntStream.rangeClosed(1, 16)
                    .mapToObj("\\x{%1$xfffe}\\x{%1$xffff}"::formatted)
                    .collect(Collectors.joining());

    /** All spaces but the plain one and the ideographic one, which is wide. */
    private static final String SPACES = "\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f";

    /** Zero-width joiner and non-joiner: Persian, Indic and other scripts are written with them, and so are emoji. */
    private static final String JOINERS = "\\u200c\\u200d";

    private static final String VARIATIONS = "\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\x{e0100}-\\x{e01ef}";

    /** The scripts and symbols that joiners and variation selectors are made for. */
    private static final String JOINED = "\\u00a9\\u00ae\\u0600-\\u109f\\u1780-\\u180a\\u1810-\\u18af\\u1900-\\u1cff"
            + "\\u203c\\u2049\\u2122\\u2139\\u2190-\\u27ff\\u2900-\\u2bff\\u3030\\u303d\\u3297\\u3299\\u3400-\\u9fff"
            + "\\ua8e0-\\uaaff\\uf900-\\ufaff\\x{10a00}-\\x{11fff}\\x{1f000}-\\x{1faff}\\x{20000}-\\x{3fffd}";

    private static final String INDIC = "\\u0900-\\u0dff";

    private static final IntPredicate IN_ID = oneOf(NEVER + SPACES + JOINERS + VARIATIONS + "\\u3000");
    private static final IntPredicate IN_NO_NAME = oneOf(NEVER + SPACES);
    private static final IntPredicate JOINER = oneOf(JOINERS);
    private static final IntPredicate VARIATION = oneOf(VARIATIONS);
    private static final IntPredicate JOINED_CHARACTER = oneOf(JOINED);
    private static final IntPredicate INDIC_CHARACTER = oneOf(INDIC);
    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int NONE = -1;

    private static final Pattern SPACE = Pattern.compile("[" + SPACES + "]");
    private static final Pattern BLANK =
            Pattern.compile("[ " + NEVER + SPACES + JOINERS + VARIATIONS + "\\u2028\\u2029\\u3000]+");

    private InvisibleCharacters() {}

    /** The problem of an id or an address, without the full stop; empty if all of it is visible. */
    static Optional<String> problemOfId(String value) {
        if (Ids.isAscii(value)) {
            return Optional.empty();
        }
        int[] characters = value.codePoints().toArray();
        return problem(value, characters, i -> IN_ID.test(characters[i]));
    }

    /** As {@link #problemOfId}, for a name: joiners and variation selectors are allowed where a script needs them. */
    static Optional<String> problemOfName(String value) {
        if (Ids.isAscii(value)) {
            return Optional.empty();
        }
        int[] characters = value.codePoints().toArray();
        return problem(value, characters, i -> isInvisible(characters, i));
    }

    private static boolean isInvisible(int[] characters, int i) {
        int before = i > 0 ? characters[i - 1] : NONE;
        int after = i + 1 < characters.length ? characters[i + 1] : NONE;
        int c = characters[i];
        if (c == IDEOGRAPHIC_SPACE) {
            return before == NONE || after == NONE;
        }
        if (VARIATION.test(c)) {
            return !JOINED_CHARACTER.test(before);
        }
        if (JOINER.test(c)) {
            boolean joins = JOINED_CHARACTER.test(before) || VARIATION.test(before);
            return !joins || !(INDIC_CHARACTER.test(before) || JOINED_CHARACTER.test(after));
        }
        return IN_NO_NAME.test(c);
    }

    private static IntPredicate oneOf(String characters) {
        Predicate<String> isOne = Pattern.compile("[" + characters + "]").asMatchPredicate();
        return c -> c > 0x7f && isOne.test(Character.toString(c));
    }

    /** Whether a text has characters, and none of them is visible. */
    public static boolean isBlank(String text) {
        // of ASCII only the space is in the pattern, which is slow: a character is compared with a hundred ranges
        boolean isVisible = text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(0) <= 0x7f);
        return !isVisible && BLANK.matcher(text).matches();
    }

    /** The text with a plain space for each space of another kind. */
    public static String withPlainSpaces(String text) {
        return Ids.isAscii(text) ? text : SPACE.matcher(text).replaceAll(" ");
    }

    private static Optional<String> problem(String value, int[] characters, IntPredicate isInvisible) {
        OptionalInt found =
                IntStream.range(0, characters.length).filter(isInvisible).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int c = characters[found.getAsInt()];
        if (isBlank(value)) {
            return Optional.of("%s is empty: it has only characters that are not visible, such as U+%04X"
                    .formatted(InputSanitizer.quote(value), c));
        }
        return Optional.of("%s has U+%04X as character %d, which %s"
                .formatted(
                        InputSanitizer.quote(value),
                        c,
                        found.getAsInt() + 1,
                        Character.getType(c) == Character.SPACE_SEPARATOR
                                ? "looks like a space; write a plain space (U+0020) or none"
                                : "is not visible there; remove it"));
    }
}
