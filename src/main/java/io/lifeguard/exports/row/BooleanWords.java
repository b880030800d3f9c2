package io.lifeguard.exports.row;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words for true and false: those of the management shell, and those that Excel writes in its languages when it saves
 * a CSV file. Case does not matter.
 *
 * <p>Some words lose letters on the way: ASCII has {@code ?} instead, other code pages the plain letter, and a code page
 * of Central Europe, Russia or Turkey that is read as Windows-1252 gives other letters. These forms are accepted as long as
 * a letter is left; {@code ??????} could be anything.
 */
final class BooleanWords {
    private static final List<String> TRUE = List.of(
            "TRUE",
            "WAHR",
            "VRAI",
            "VERDADERO",
            "VERO",
            "VERDADEIRO",
            "WAAR",
            "SANT",
            "SAND",
            "SANN",
            "TOSI",
            "PRAWDA",
            "PRAVDA",
            "IGAZ",
            "DO\u011ERU",
            "DO?RU",
            "DOGRU",
            "DO\u00D0RU",
            "\u0418\u0421\u0422\u0418\u041D\u0410",
            "\u00C8\u00D1\u00D2\u00C8\u00CD\u00C0");
    private static final List<String> FALSE = List.of(
            "FALSE",
            "FALSCH",
            "FAUX",
            "FALSO",
            "ONWAAR",
            "FALSKT",
            "FALSK",
            "USANN",
            "EP\u00C4TOSI",
            "EP?TOSI",
            "EPATOSI",
            "FA\u0141SZ",
            "FA?SZ",
            "FALSZ",
            "FA\u00A3SZ",
            "FA\u00B3SZ",
            "NEPRAVDA",
            "HAMIS",
            "YANLI\u015E",
            "YANLI?",
            "YANL??",
            "YANLIS",
            "YANLI\u00DE",
            "YANL\u00DD\u00DE",
            "\u041B\u041E\u0416\u042C",
            "\u00CB\u00CE\u00C6\u00DC");
    private static final Map<String, Boolean> WORDS = Stream.concat(
                    TRUE.stream().map(word -> Map.entry(word, true)),
                    FALSE.stream().map(word -> Map.entry(word, false)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    /** Longer than any word, composed or not. */
    private static final int MAX_LENGTH = 20;

    private BooleanWords() {}

    /** Empty if the text is neither. */
    static Optional<Boolean> parse(String text) {
        Boolean value = text.length() > MAX_LENGTH ? null : WORDS.get(text.toUpperCase(Locale.ROOT));
        return value != null || text.length() > MAX_LENGTH
                ? Optional.ofNullable(value)
                : Optional.ofNullable(WORDS.get(folded(text)));
    }

    /** Folds what a save in another encoding may have changed: composed letters, and U+FFFD for a lost one. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .replace('\uFFFD', '?');
    }

    /** The end of a sentence about a text that is neither. */
    static String expected(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '?')
                ? " is not True or False: its letters were lost in ASCII; export with -Encoding UTF8"
                : " is not True or False";
    }
}
