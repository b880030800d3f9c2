package io.lifeguard.store;

import io.lifeguard.model.Ids;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The words that a search finds a user by: the SIP address without its scheme, and those of the display name. */
final class SearchWords {
    private static final String BETWEEN_WORDS = "[^\\p{L}\\p{N}\\p{M}'’-]+";

    private static final String BETWEEN_TERMS = "[\\s,;]+";

    private SearchWords() {}

    /** The folded words, one space between them. */
    static String of(String sipAddress, Optional<String> displayName) {
        Set<String> words = new LinkedHashSet<>();
        words.add(withoutScheme(Ids.key(sipAddress)));
        displayName.ifPresent(name -> Arrays.stream(Ids.key(name).split(BETWEEN_WORDS))
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
        return String.join(" ", words);
    }

    /** The text-search query for a SIP address or words that begin so, each of them; a text without words matches nobody. */
    static String query(String search) {
        StringBuilder query = new StringBuilder();
        for (String word : withoutScheme(Ids.key(search.strip())).split(BETWEEN_TERMS)) {
            if (!word.isEmpty()) {
                query.append(query.isEmpty() ? "" : " & ").append(quoted(word)).append(":*");
            }
        }
        return query.toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String withoutScheme(String key) {
        return key.startsWith("sip:") ? key.substring(4) : key;
    }
}
