package io.lifeguard.exports.row;

import java.util.Optional;

/**
 * A value that does not have its form, or a row that does not have the form of the others.
 *
 * @param column as the file names it; empty where it is about the row as a whole
 * @param sentence what is wrong and what would be right, for an administrator; without the name of the column
 */
public record CellProblem(Optional<String> column, String sentence) {

    /** With the name of the column: {@code Version: version 7 is none of …}. */
    @Override
    public String toString() {
        return column.map(c -> c + ": " + sentence).orElse(sentence);
    }
}
