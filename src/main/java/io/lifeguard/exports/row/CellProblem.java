package io.lifeguard.exports.row;

import java.util.Optional;

/**
 * A problem of a cell or of a row.
 *
 * @param column the name in the file; empty for a problem of the row
 * @param message without the name of the column
 */
public record CellProblem(Optional<String> column, String message) {

    /** The message after the name of the column, such as {@code Version: 7 is not a supported version}. */
    @Override
    public String toString() {
        return column.map(c -> c + ": " + message).orElse(message);
    }
}
