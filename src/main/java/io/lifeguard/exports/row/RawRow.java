package io.lifeguard.exports.row;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One record as text: the cells that matter, without white space around them. */
public final class RawRow {
    private final long line;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);
    private final Set<Column> tooLong = EnumSet.noneOf(Column.class);
    private int width;

    RawRow(long line) {
        this.line = line;
    }

    void put(Column column, String text) {
        cells.put(column, text);
    }

    /** Notes that a cell is longer than any value may be; its text is not kept. */
    void markTooLong(Column column) {
        tooLong.add(column);
    }

    void setWidth(int fields) {
        width = fields;
    }

    long line() {
        return line;
    }

    /** How many fields the record has, those that do not matter included. */
    int width() {
        return width;
    }

    boolean isTooLong(Column column) {
        return tooLong.contains(column);
    }

    /** The text of a cell; empty where the record has no such field, or one that is too long. */
    Optional<String> cell(Column column) {
        return Optional.ofNullable(cells.get(column));
    }
}
