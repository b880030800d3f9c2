package io.lifeguard.exports.row;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Builds rows from the fields of the parser. Fields of unknown columns are not copied, whatever their size. */
public final class RowHandler extends AbstractBaseCsvCallbackHandler<RawRow> {
    /** The maximum length of a cell in UTF-16 units. */
    static final int MAX_CELL_LENGTH = 64 * 1024;

    private final ColumnHeader header;
    private boolean headerSeen;
    private boolean empty;
    private RawRow row = new RawRow(0);

    public RowHandler(ColumnHeader header) {
        this.header = header;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row = new RawRow(startingLineNumber);
        empty = false;
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        Column column = headerSeen ? header.columnAt(fieldIdx) : null;
        if (column == null) {
            return;
        }
        if (len > MAX_CELL_LENGTH) {
            row.markTooLong(column);
            return;
        }
        int from = offset;
        int to = offset + len;
        while (from < to && Character.isWhitespace(buf[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(buf[to - 1])) {
            to--;
        }
        row.put(column, new String(buf, from, to - from));
    }

    @Override
    protected @Nullable RawRow buildRecord() {
        if (empty) {
            return null;
        }
        if (!headerSeen) {
            headerSeen = true;
            return null;
        }
        row.setWidth(getFieldCount());
        return row;
    }
}
