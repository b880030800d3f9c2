package io.lifeguard.exports.file;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;

/**
 * Checks quotes, delimiters and line ends from the header to the end of a file without storing anything, so that a
 * truncated file or one with invalid quoting is refused before any of its rows is applied.
 *
 * <p>FastCSV does not detect this: it treats the end of the file as a closing quote. Fields have the same bounds here
 * as in FastCSV.
 */
final class StructureCheck {
    /** The maximum length of a field, in bytes or UTF-16 units; a longer one indicates an unclosed quote. */
    static final int MAX_FIELD_LENGTH = 1024 * 1024;

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
    private long filledRecords;
    private boolean filled;
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
            filled |= i > from;
            grow(i - from);
            if (i < length) {
                char before = i > 0 ? text[i - 1] : last;
                step(text[i++], before);
            }
        }
        last = length > 0 ? text[length - 1] : last;
    }

    /** The index of the next quote, line end or other control character up to CR. */
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
        filled |= !quote && c > ' ';
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
        if (fieldLength > MAX_FIELD_LENGTH) {
            throw NotAnExportException.atLine(
                    recordLine,
                    RefusalReason.TOO_LARGE,
                    "The row at line %d has a value longer than %d KiB; a closing quote may be missing."
                            .formatted(recordLine, MAX_FIELD_LENGTH / 1024));
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
                filledRecords += filled ? 1 : 0;
            }
        }
        filled = false;
        delimiters = 0;
        begin(ScanState.AT_FIELD);
        recordLine = line;
    }

    /**
     * Checks the end of the file.
     *
     * @return the number of records without the header
     */
    long finish() throws NotAnExportException {
        if (state == ScanState.QUOTED) {
            throw truncated("within a quoted value");
        }
        // what ends with a delimiter lacks the value after it: to take it for an empty one would clear something
        int values = state == ScanState.AT_FIELD ? delimiters : delimiters + 1;
        boolean blank = !filled && delimiters + 1 == width;
        if (inRecord() && values < width && !blank) {
            throw truncated("after %d of %d values".formatted(values, width));
        }
        endOfRecord();
        return records;
    }

    /** The number of records without the header that have at least one character besides delimiters and quotes. */
    long filledRecords() {
        return filledRecords;
    }

    /** The refusal of a truncated file. */
    NotAnExportException truncated(String where) {
        return NotAnExportException.atLine(
                recordLine,
                RefusalReason.TRUNCATED,
                "The file is truncated: the row at line %d ends %s.".formatted(recordLine, where));
    }

    /** The current line. */
    long line() {
        return line;
    }
}
