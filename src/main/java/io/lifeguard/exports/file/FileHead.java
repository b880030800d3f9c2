package io.lifeguard.exports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.lifeguard.exports.row.NotAnExportException;
import io.lifeguard.exports.row.NotAnExportException.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The beginning of a file: its byte-order mark, whether its first line is a {@code #TYPE} line, its column names and
 * its delimiter.
 *
 * @param start the offset of the header in the file, in bytes
 * @param line the line of the header
 */
record FileHead(ByteOrderMark mark, boolean typeLine, char delimiter, List<String> names, long start, long line) {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MAX_HEADER_BYTES = 256 * 1024;
    private static final String TYPE = "#TYPE";

    static FileHead of(Path file) throws IOException, NotAnExportException {
        byte[] bytes;
        boolean whole;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_HEADER_BYTES);
            whole = bytes.length < MAX_HEADER_BYTES || in.read() < 0;
        }
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        byte[] text = Arrays.copyOfRange(bytes, Math.min(mark.length(), bytes.length), bytes.length);
        return new HeadParser(mark, text, whole).find();
    }

    /** Parses the code units of the beginning. */
    private static final class HeadParser {
        private final ByteOrderMark mark;
        private final byte[] bytes;
        private final boolean whole;
        private final char[] units;
        private final int length;

        HeadParser(ByteOrderMark mark, byte[] bytes, boolean whole) {
            this.mark = mark;
            this.bytes = bytes;
            this.whole = whole;
            this.units = new char[bytes.length];
            this.length = mark.units(bytes, bytes.length, units);
        }

        FileHead find() throws NotAnExportException {
            refuseNul();
            boolean typeLine = startsWithType();
            int start = typeLine ? endOfLine(0) : 0;
            while (start < length && isLineEnd(units[start])) {
                start++;
            }
            if (start == length && whole) {
                throw NotAnExportException.of(
                        RefusalReason.EMPTY,
                        typeLine
                                ? "The file is empty after its #TYPE line; expected a header."
                                : "The file is empty; expected a header.");
            }
            int end = endOfHeader(start);
            char delimiter = delimiter(start, end);
            List<String> names = names(text(start, end), delimiter);
            long line = 1 + lineEnds(start);
            return new FileHead(
                    mark, typeLine, delimiter, names, mark.length() + (long) start * mark.bytesPerUnit(), line);
        }

        private void refuseNul() throws NotAnExportException {
            for (int i = 0; i < length; i++) {
                if (units[i] == 0) {
                    throw StructureCheck.nul(1 + lineEnds(i));
                }
            }
        }

        private boolean startsWithType() {
            return new String(units, 0, Math.min(length, TYPE.length())).equalsIgnoreCase(TYPE);
        }

        private int endOfLine(int from) {
            int at = from;
            while (at < length && !isLineEnd(units[at])) {
                at++;
            }
            return at;
        }

        private static boolean isLineEnd(char c) {
            return c == '\n' || c == '\r';
        }

        /** The index of the first line end outside quotes. */
        private int endOfHeader(int start) throws NotAnExportException {
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
                            1 + lineEnds(start),
                            RefusalReason.TRUNCATED,
                            "The file is truncated: it ends within its header.")
                    : NotAnExportException.of(
                            RefusalReason.TOO_LARGE,
                            "The file has no header: its first line is longer than %d KiB."
                                    .formatted(MAX_HEADER_BYTES / 1024));
        }

        /** The most frequent delimiter outside quotes; a comma if there is none. */
        private char delimiter(int start, int end) {
            int[] counts = new int[0x80];
            boolean quoted = false;
            for (int i = start; i < end; i++) {
                char c = units[i];
                quoted ^= c == '"';
                if (!quoted && c < counts.length) {
                    counts[c]++;
                }
            }
            char best = counts[';'] > counts[','] ? ';' : ',';
            return counts['\t'] > counts[best] ? '\t' : best;
        }

        private long lineEnds(int before) {
            long ends = 0;
            for (int i = 0; i < before; i++) {
                boolean lfOfCrLf = units[i] == '\n' && i > 0 && units[i - 1] == '\r';
                ends += isLineEnd(units[i]) && !lfOfCrLf ? 1 : 0;
            }
            return ends;
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
                return new String(bytes, from, size, WINDOWS_1252);
            }
        }

        private static List<String> names(String header, char delimiter) throws NotAnExportException {
            CsvReader.CsvReaderBuilder csv = CsvReader.builder().fieldSeparator(delimiter);
            try (CsvReader<String[]> reader =
                    csv.build(StringArrayHandler.of(h -> h.maxFields(MAX_HEADER_BYTES)), header)) {
                return Arrays.stream(reader.iterator().next())
                        .map(String::strip)
                        .toList();
            } catch (CsvParseException | IOException e) {
                throw NotAnExportException.of(
                        RefusalReason.NO_HEADER, "The file has no header: its first line is not valid CSV.");
            }
        }
    }
}
