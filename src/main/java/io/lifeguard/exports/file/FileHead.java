package io.lifeguard.exports.file;

import io.lifeguard.exports.raw.NotAnExportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file: its byte-order mark, the lines above its header, its column names and its delimiter.
 *
 * @param typeName the name of the type in a {@code #TYPE} line
 * @param blankLines the lines above the header that have delimiters only
 * @param start the offset of the header in the file, in bytes
 * @param line the line of the header
 */
record FileHead(
        ByteOrderMark mark,
        Optional<String> typeName,
        List<Long> blankLines,
        char delimiter,
        List<String> names,
        long start,
        long line) {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    static final int MAX_HEADER_BYTES = 256 * 1024;

    static FileHead of(Path file) throws IOException, NotAnExportException {
        byte[] bytes;
        boolean whole;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_HEADER_BYTES);
            whole = bytes.length < MAX_HEADER_BYTES || in.read() < 0;
        }
        refuse(FileFormat.ofBytes(bytes));
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        byte[] text = Arrays.copyOfRange(bytes, Math.min(mark.length(), bytes.length), bytes.length);
        HeadParser parser = new HeadParser(mark, text, whole);
        refuse(parser.otherFormat());
        return parser.find();
    }

    private static void refuse(Optional<FileFormat> format) throws NotAnExportException {
        if (format.isPresent()) {
            throw NotAnExportException.otherFormat(
                    format.get().title(), format.get().advice());
        }
    }
}
