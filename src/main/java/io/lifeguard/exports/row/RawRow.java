package io.lifeguard.exports.row;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text of the cells of a record in known columns, without surrounding white space. */
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

    /** Marks a cell as longer than the maximum; its text is not kept. */
    void markTooLong(Column column) {
        tooLong.add(column);
    }

    void setWidth(int fields) {
        width = fields;
    }

    long line() {
        return line;
    }

    /** The number of fields of the record, including those of unknown columns. */
    int width() {
        return width;
    }

    boolean isTooLong(Column column) {
        return tooLong.contains(column);
    }

    /** The text of a cell; empty if the record has no such field or if it is too long. */
    Optional<String> cell(Column column) {
        return Optional.ofNullable(cells.get(column));
    }
}
