package io.lifeguard.exports.raw;

import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of the cells of a record in known columns, without surrounding white space. */
public final class RawRow {
    private final long line;
    private final ColumnHeader header;
    private final long foreignHead;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);
    private final Set<Column> tooLong = EnumSet.noneOf(Column.class);
    private int width;
    private int filledWidth;
    private @Nullable PassedOverRow passedOver;

    /**
     * @param line from 1
     * @param header of the table that the row is in
     * @param foreignHead the line of that header if it has other columns than the file; otherwise 0
     */
    RawRow(long line, ColumnHeader header, long foreignHead) {
        this.line = line;
        this.header = header;
        this.foreignHead = foreignHead;
    }

    void put(Column column, String text) {
        cells.put(column, text);
    }

    /** Marks a cell as longer than the maximum; its text is not kept. */
    void markTooLong(Column column) {
        tooLong.add(column);
    }

    /**
     * @param fields the number of fields of the record, including those of unknown columns
     * @param filled the number of fields up to the last that has text
     */
    void setWidth(int fields, int filled) {
        width = fields;
        filledWidth = filled;
    }

    void passOver(PassedOverReason reason, String content) {
        passedOver = new PassedOverRow(line, reason, content);
    }

    public long line() {
        return line;
    }

    /** The header of the table that the row is in. */
    public ColumnHeader header() {
        return header;
    }

    /** The line of the header of the row's table if that has other columns than the file; empty otherwise. */
    public OptionalLong foreignHead() {
        return foreignHead > 0 ? OptionalLong.of(foreignHead) : OptionalLong.empty();
    }

    /** Present if the row is blank or repeats the head of the file. */
    public Optional<PassedOverRow> passedOver() {
        return Optional.ofNullable(passedOver);
    }

    /** The number of fields of the record, including those of unknown columns. */
    public int width() {
        return width;
    }

    /** Whether the record has a field for each column, and none beyond; empty fields and columns at the end do not matter. */
    public boolean isAligned() {
        return foreignHead == 0 && width >= header.namedWidth() && filledWidth <= header.width();
    }

    public boolean isTooLong(Column column) {
        return tooLong.contains(column);
    }

    /** The text of the cells in known columns, without those that are too long. */
    public Map<Column, String> cells() {
        return Collections.unmodifiableMap(cells);
    }

    /** The text of a cell; empty if the record has no such field or if it is too long. */
    public Optional<String> cell(Column column) {
        return Optional.ofNullable(cells.get(column));
    }
}
