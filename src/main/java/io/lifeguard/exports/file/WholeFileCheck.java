package io.lifeguard.exports.file;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The result of reading a file to its end: its encoding if it has no byte-order mark, and its number of records. One
 * pass in constant memory.
 */
record WholeFileCheck(Charset charset, long records, long filledRecords) {
    private static final int BUFFER_SIZE = 64 * 1024;

    static WholeFileCheck check(Path file, FileHead head) throws IOException, NotAnExportException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(head.start());
            return new CheckPass(head).over(in);
        }
    }

    /** One pass from the header to the end. */
    private static final class CheckPass {
        private final ByteOrderMark mark;
        private final StructureCheck structure;
        private final SingleByteDecoder text = new SingleByteDecoder();

        CheckPass(FileHead head) {
            mark = head.mark();
            structure = new StructureCheck(head.delimiter(), head.line());
        }

        WholeFileCheck over(InputStream in) throws IOException, NotAnExportException {
            byte[] bytes = new byte[BUFFER_SIZE];
            char[] units = new char[BUFFER_SIZE];
            int length = BUFFER_SIZE;
            while (length == BUFFER_SIZE) {
                length = in.readNBytes(bytes, 0, BUFFER_SIZE);
                if (!mark.isUtf16()) {
                    text.accept(bytes, length);
                    refuseDamagedUtf8();
                }
                structure.accept(units, mark.units(bytes, length, units));
            }
            Charset charset = charset(length % 2 == 1);
            return new WholeFileCheck(charset, structure.finish(), structure.filledRecords());
        }

        private void refuseDamagedUtf8() throws NotAnExportException {
            if (mark == ByteOrderMark.UTF_8 && !text.isUtf8()) {
                throw NotAnExportException.atLine(
                        structure.line(),
                        RefusalReason.BINARY,
                        "The file has a UTF-8 byte-order mark but is not valid UTF-8 at or after line %d."
                                .formatted(structure.line()));
            }
        }

        private Charset charset(boolean oddEnd) throws NotAnExportException {
            if (mark.isUtf16() && oddEnd) {
                throw structure.truncated("within a character");
            }
            if (mark.charset().isPresent() && !text.endsWithinCharacter()) {
                return mark.charset().get();
            }
            if (text.isUtf8() && !text.endsWithinCharacter()) {
                return StandardCharsets.UTF_8;
            }
            // a single letter at the very end may well be Windows-1252; after others that were UTF-8 it is a cut
            if (text.endsWithinCharacter() && (mark == ByteOrderMark.UTF_8 || text.hasSequences())) {
                throw structure.truncated("within a character");
            }
            if (!text.isWindows1252()) {
                throw NotAnExportException.of(
                        RefusalReason.BINARY,
                        "The file is not text: it is neither UTF-8, nor UTF-16, nor Windows-1252.");
            }
            return FileHead.WINDOWS_1252;
        }
    }
}
