package io.lifeguard.exports.row;

import java.util.List;
import java.util.Optional;

/** A row of an export. A row with problems is not applied, but its object is not absent from the file. */
public sealed interface ExportRow
        permits AddInRow,
                CategoryRow,
                ChatPoolRow,
                ConfigurationRow,
                FrontEndPoolRow,
                MigrationRow,
                PolicyRow,
                RoomRow,
                UserRow {

    /** The first line of the row in the file; counted from 1, including a {@code #TYPE} line. */
    long line();

    /** The folded key of the object; empty if it is not valid, which is a problem. */
    Optional<String> key();

    /** The same for rows that say the same in all columns that are read; ids may differ in case. */
    long fingerprint();

    /** The problems of the row, in the order of its components. */
    List<CellProblem> problems();

    default boolean hasProblems() {
        return !problems().isEmpty();
    }
}
