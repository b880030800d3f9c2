package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which a search finds a user: the SIP address without its scheme, and the words of the display name. */
public final class SearchWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}'’-]+");

    private static final Pattern BETWEEN_TERMS = Pattern.compile("[\\s,;]+");

    private SearchWords() {}

    /** The folded words, one space between them. */
    public static String of(String sipAddress, Optional<String> displayName) {
        Set<String> words = new LinkedHashSet<>();
        words.add(withoutScheme(Ids.key(sipAddress)));
        displayName.ifPresent(name -> BETWEEN_WORDS
                .splitAsStream(Ids.key(name))
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
        return String.join(" ", words);
    }

    /** The text-search query for all words of a display name; empty if it has none. */
    public static String ofName(String displayName) {
        return BETWEEN_WORDS
                .splitAsStream(Ids.key(displayName))
                .filter(word -> !word.isEmpty())
                .map(SearchWords::quoted)
                .collect(Collectors.joining(" & "));
    }

    /** The text-search query for the prefixes in a search, all of which a user must match; a search without words matches no user. */
    static String query(String search) {
        return BETWEEN_TERMS
                .splitAsStream(withoutScheme(Ids.key(search.strip())))
                .filter(term -> !term.isEmpty())
                .map(term -> quoted(term) + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String withoutScheme(String key) {
        return key.startsWith("sip:") ? key.substring(4) : key;
    }
}
