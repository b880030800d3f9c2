package io.lifeguard.exports.raw;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds rows from the fields of the parser. Fields of unknown columns are not copied, whatever their size. */
public final class RowHandler extends AbstractBaseCsvCallbackHandler<RawRow> {
    /** The maximum length of a cell in UTF-16 units. */
    public static final int MAX_CELL_LENGTH = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FurtherHeads heads;
    private boolean headerSeen;
    private boolean empty;
    private int filled;
    private RawRow row;

    /**
     * @param header of the file
     * @param keys the columns of which one is in every header of this kind of export
     */
    public RowHandler(ColumnHeader header, Set<Column> keys) {
        this.heads = new FurtherHeads(header, keys);
        this.row = heads.row(0);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row = heads.row(startingLineNumber);
        empty = false;
        filled = 0;
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        if (!headerSeen) {
            return;
        }
        int from = offset;
        int to = offset + len;
        while (from < to && isSpace(buf[from])) {
            from++;
        }
        Column column = row.header().columnAt(fieldIdx);
        if (from == to) {
            putEmpty(column);
            return;
        }
        filled = fieldIdx + 1;
        if (column != null || heads.isCollecting()) {
            while (Character.isWhitespace(buf[to - 1])) {
                to--;
            }
            heads.field(fieldIdx, buf, from, to);
            put(column, len, buf, from, to);
        }
    }

    private void put(@Nullable Column column, int len, char[] buf, int from, int to) {
        if (column != null && len > MAX_CELL_LENGTH) {
            row.markTooLong(column);
        } else if (column != null) {
            row.put(column, new String(buf, from, to - from));
        }
    }

    private void putEmpty(@Nullable Column column) {
        if (column != null) {
            row.put(column, "");
        }
    }

    /** Whether a text is read as it is: neither of its ends is removed, and it has no line end that becomes another. */
    public static boolean isReadUnchanged(String text) {
        int length = text.length();
        return length > 0
                && length <= MAX_CELL_LENGTH
                && !isSpace(text.charAt(0))
                && !Character.isWhitespace(text.charAt(length - 1))
                && text.indexOf('\r') < 0;
    }

    /** Joined files leave a byte-order mark behind in the middle of a file. */
    private static boolean isSpace(char c) {
        return c <= ' ' ? Character.isWhitespace(c) : c == BYTE_ORDER_MARK || (c >= 0x80 && Character.isWhitespace(c));
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
        row.setWidth(getFieldCount(), filled);
        if (filled == 0) {
            row.passOver(PassedOverReason.BLANK, "");
        } else {
            heads.endOf(row);
        }
        return row;
    }
}
