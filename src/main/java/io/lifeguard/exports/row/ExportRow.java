package io.lifeguard.exports.row;

import java.util.List;
import java.util.Optional;

/** A row of an export. Only one without problems may be applied; one with problems still counts as present. */
public sealed interface ExportRow
        permits AddInRow, CategoryRow, ChatPoolRow, FrontEndPoolRow, PolicyRow, RoomRow, UserRow {

    /** The line of the file that the row begins in, counted from 1 and with the line of the type. */
    long line();

    /** Which thing the row is about, folded; empty where that cannot be read, which is a problem. */
    Optional<String> key();

    /** What is wrong with the row, in the order of the columns here; empty if nothing is. */
    List<CellProblem> problems();

    default boolean hasProblems() {
        return !problems().isEmpty();
    }
}
