package io.lifeguard.exports.file;

import io.lifeguard.exports.row.NotAnExportException;
import io.lifeguard.exports.row.NotAnExportException.RefusalReason;

/**
 * Follows quotes, delimiters and line ends from the header to the end of a file and stores nothing: so that a file
 * that is cut off, or whose quoting is broken, is refused before any row of it is applied.
 *
 * <p>FastCSV cannot tell: it takes the end of the file for a closing quote. Where a field begins and ends is the same
 * here as there.
 */
final class StructureCheck {
    /** The longest field, in bytes or UTF-16 units, that is passed over; a longer one is a quote that was not closed. */
    static final int LONGEST_FIELD = 1024 * 1024;

    private enum ScanState {
        AT_FIELD,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE
    }

    private final char delimiter;
    private ScanState state = ScanState.AT_FIELD;
    private long line;
    private long recordLine;
    private long fieldLength;
    private int width = -1;
    private int delimiters;
    private long records;
    private char last;

    StructureCheck(char delimiter, long firstLine) {
        this.delimiter = delimiter;
        this.line = firstLine;
        this.recordLine = firstLine;
    }

    static NotAnExportException nul(long line) {
        return NotAnExportException.atLine(
                line,
                RefusalReason.BINARY,
                "The file is not text: line %d contains the character U+0000.".formatted(line));
    }

    void accept(char[] text, int length) throws NotAnExportException {
        int i = 0;
        while (i < length) {
            int from = i;
            if (state == ScanState.QUOTED) {
                i = toQuote(text, i, length);
            } else if (state == ScanState.UNQUOTED) {
                i = toDelimiter(text, i, length);
            }
            grow(i - from);
            if (i < length) {
                char before = i > 0 ? text[i - 1] : last;
                step(text[i++], before);
            }
        }
        last = length > 0 ? text[length - 1] : last;
    }

    /** To what ends a quoted field or is a line end; tabs and the like come along. */
    private static int toQuote(char[] text, int from, int length) {
        int i = from;
        while (i < length && text[i] != '"' && text[i] > '\r') {
            i++;
        }
        return i;
    }

    private int toDelimiter(char[] text, int from, int length) {
        int i = from;
        while (i < length && text[i] != delimiter && text[i] > '\r') {
            i++;
        }
        return i;
    }

    private void step(char c, char before) throws NotAnExportException {
        if (c == 0) {
            throw nul(line);
        }
        boolean lineEnd = c == '\r' || c == '\n';
        boolean lfOfCrLf = c == '\n' && before == '\r';
        if (lineEnd && !lfOfCrLf) {
            line++;
        }
        if (state == ScanState.QUOTED) {
            quoted(c);
        } else if (lineEnd) {
            if (!lfOfCrLf) {
                endOfRecord();
            }
        } else if (c == delimiter) {
            delimiters++;
            begin(ScanState.AT_FIELD);
        } else {
            text(c);
        }
    }

    private void quoted(char c) throws NotAnExportException {
        if (c == '"') {
            state = ScanState.AFTER_QUOTE;
        } else {
            grow(1);
        }
    }

    private void text(char c) throws NotAnExportException {
        boolean quote = c == '"';
        switch (state) {
            case AT_FIELD -> begin(quote ? ScanState.QUOTED : ScanState.UNQUOTED);
            case AFTER_QUOTE -> {
                if (!quote) {
                    throw NotAnExportException.atLine(
                            line,
                            RefusalReason.MALFORMED,
                            "Text follows a closing quote in line %d; write a quote within a value as two quotes."
                                    .formatted(line));
                }
                state = ScanState.QUOTED;
                grow(2);
            }
            default -> grow(1);
        }
    }

    private void begin(ScanState next) {
        state = next;
        fieldLength = 0;
    }

    private void grow(int by) throws NotAnExportException {
        fieldLength += by;
        if (fieldLength > LONGEST_FIELD) {
            throw NotAnExportException.atLine(
                    recordLine,
                    RefusalReason.TOO_LARGE,
                    "The row at line %d has a value longer than %d KiB; a closing quote may be missing."
                            .formatted(recordLine, LONGEST_FIELD / 1024));
        }
    }

    private boolean inRecord() {
        return state != ScanState.AT_FIELD || delimiters > 0;
    }

    private void endOfRecord() {
        if (inRecord()) {
            if (width < 0) {
                width = delimiters + 1;
            } else {
                records++;
            }
        }
        delimiters = 0;
        begin(ScanState.AT_FIELD);
        recordLine = line;
    }

    /**
     * To be told that the file is at its end.
     *
     * @return how many records there are, without the header
     */
    long finish() throws NotAnExportException {
        if (state == ScanState.QUOTED) {
            throw cutOff("within a quoted value");
        }
        // what ends with a delimiter lacks the value after it: to take it for an empty one would clear something
        int values = state == ScanState.AT_FIELD ? delimiters : delimiters + 1;
        if (inRecord() && values < width) {
            throw cutOff("after %d of %d values".formatted(values, width));
        }
        endOfRecord();
        return records;
    }

    /** For an end that the encoding shows, not the structure. */
    NotAnExportException cutOff(String where) {
        return NotAnExportException.atLine(
                recordLine,
                RefusalReason.TRUNCATED,
                "The file is truncated: the row at line %d ends %s.".formatted(recordLine, where));
    }

    /** The line that was come to. */
    long line() {
        return line;
    }
}
