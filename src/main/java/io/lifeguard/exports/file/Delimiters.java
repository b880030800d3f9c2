package io.lifeguard.exports.file;

import java.util.OptionalInt;

/** Finds the delimiter of a file in its header. */
final class Delimiters {
    /** Those that spreadsheets and the management shell use; the first wins among equally frequent ones. */
    private static final String CANDIDATES = ",;\t|^~";

    private Delimiters() {}

    /**
     * The delimiter that a {@code sep=} line declares, if the header has it; otherwise the most frequent candidate outside
     * quotes, a comma if there is none.
     */
    static char of(char[] units, int start, int end, OptionalInt declared) {
        int[] counts = new int[0x80];
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            char c = units[i];
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        if (declared.isPresent() && counts[declared.getAsInt()] > 0) {
            return (char) declared.getAsInt();
        }
        char best = CANDIDATES.charAt(0);
        for (int i = 1; i < CANDIDATES.length(); i++) {
            best = counts[CANDIDATES.charAt(i)] > counts[best] ? CANDIDATES.charAt(i) : best;
        }
        return best;
    }
}
