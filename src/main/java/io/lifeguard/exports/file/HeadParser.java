package io.lifeguard.exports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the header in the code units of the beginning of a file. */
final class HeadParser {
    private final ByteOrderMark mark;
    private final byte[] bytes;
    private final boolean whole;
    private final char[] units;
    private final int length;

    /**
     * @param bytes the beginning of the file after its byte-order mark
     * @param whole whether that is all of the file
     */
    HeadParser(ByteOrderMark mark, byte[] bytes, boolean whole) {
        this.mark = mark;
        this.bytes = bytes;
        this.whole = whole;
        this.units = new char[bytes.length];
        this.length = mark.units(bytes, bytes.length, units);
    }

    /** The format of the text if that is no CSV. */
    Optional<FileFormat> otherFormat() {
        return FileFormat.ofText(units, length);
    }

    FileHead find() throws NotAnExportException {
        refuseNul();
        Preamble preamble = new Preamble();
        int start = 0;
        int end = endOfLine(start);
        long line = 1;
        while (start < length && preamble.takes(new String(units, start, end - start), line)) {
            start = afterLineEnd(end);
            end = endOfLine(start);
            line++;
        }
        if (start >= length && whole) {
            throw NotAnExportException.of(
                    RefusalReason.EMPTY,
                    preamble.typeName().isPresent()
                            ? "The file is empty after its #TYPE line; expected a header."
                            : "The file is empty; expected a header.");
        }
        int endOfHeader = endOfHeader(start, line);
        char delimiter = Delimiters.of(units, start, endOfHeader, preamble.separator());
        return new FileHead(
                mark,
                preamble.typeName(),
                preamble.blankLines(),
                delimiter,
                names(text(start, endOfHeader), delimiter),
                mark.length() + (long) start * mark.bytesPerUnit(),
                line);
    }

    private void refuseNul() throws NotAnExportException {
        long line = 1;
        for (int i = 0; i < length; i++) {
            boolean lfOfCrLf = units[i] == '\n' && i > 0 && units[i - 1] == '\r';
            line += isLineEnd(units[i]) && !lfOfCrLf ? 1 : 0;
            if (units[i] == 0) {
                throw StructureCheck.nul(line);
            }
        }
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < length && !isLineEnd(units[at])) {
            at++;
        }
        return at;
    }

    private int afterLineEnd(int end) {
        boolean crLf = end + 1 < length && units[end] == '\r' && units[end + 1] == '\n';
        return Math.min(length, end + (crLf ? 2 : 1));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** The index of the first line end outside quotes. */
    private int endOfHeader(int start, long line) throws NotAnExportException {
        boolean quoted = false;
        for (int i = start; i < length; i++) {
            char c = units[i];
            quoted ^= c == '"';
            if (!quoted && isLineEnd(c)) {
                return i;
            }
            if (Character.isISOControl(c) && c < 0x80 && c != '\t' && !isLineEnd(c)) {
                throw NotAnExportException.of(
                        RefusalReason.BINARY, "The file is not text: its header contains control characters.");
            }
        }
        throw whole
                ? NotAnExportException.atLine(
                        line, RefusalReason.TRUNCATED, "The file is truncated: it ends within its header.")
                : NotAnExportException.of(
                        RefusalReason.TOO_LARGE,
                        "The file has no header: its first line is longer than %d KiB."
                                .formatted(FileHead.MAX_HEADER_BYTES / 1024));
    }

    private String text(int start, int end) {
        int from = start * mark.bytesPerUnit();
        int size = (end - start) * mark.bytesPerUnit();
        if (mark.charset().isPresent()) {
            return new String(bytes, from, size, mark.charset().get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, size))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, size, FileHead.WINDOWS_1252);
        }
    }

    /** A second byte-order mark hides the quotes around a name from the parser. */
    private static String withoutMark(String name) {
        String text = name.strip();
        return text.startsWith("\uFEFF")
                ? text.replaceAll("^\uFEFF+\"?|\"$", "").strip()
                : text;
    }

    private static List<String> names(String header, char delimiter) throws NotAnExportException {
        CsvReader.CsvReaderBuilder csv = CsvReader.builder().fieldSeparator(delimiter);
        try (CsvReader<String[]> reader =
                csv.build(StringArrayHandler.of(h -> h.maxFields(FileHead.MAX_HEADER_BYTES)), header)) {
            return Arrays.stream(reader.iterator().next())
                    .map(HeadParser::withoutMark)
                    .toList();
        } catch (CsvParseException | IOException e) {
            throw NotAnExportException.of(
                    RefusalReason.NO_HEADER, "The file has no header: its first line is not valid CSV.");
        }
    }
}
