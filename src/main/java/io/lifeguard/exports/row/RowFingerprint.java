package io.lifeguard.exports.row;

import java.util.List;

/** A 64-bit hash (FNV-1a) of the values of a row, to find rows that say the same without keeping them. */
final class RowFingerprint {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowFingerprint() {}

    /** @param values ids folded, so that their case does not matter */
    static long of(List<?> values) {
        String text = values.toString();
        long hash = OFFSET_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
