package io.lifeguard.exports.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The encoding that the first bytes of a file indicate. */
enum ByteOrderMark {
    UTF_8(3, StandardCharsets.UTF_8),
    UTF_16LE(2, StandardCharsets.UTF_16LE),
    UTF_16BE(2, StandardCharsets.UTF_16BE),
    UTF_16LE_UNMARKED(0, StandardCharsets.UTF_16LE),
    UTF_16BE_UNMARKED(0, StandardCharsets.UTF_16BE),
    /** ASCII, UTF-8 or Windows-1252: detected from the whole file. */
    NONE(0, null);

    private final int length;
    private final Optional<Charset> charset;

    ByteOrderMark(int length, @Nullable Charset charset) {
        this.length = length;
        this.charset = Optional.ofNullable(charset);
    }

    static ByteOrderMark of(byte[] head) {
        int a = at(head, 0);
        int b = at(head, 1);
        if (a == 0xEF && b == 0xBB && at(head, 2) == 0xBF) {
            return UTF_8;
        }
        if (a == 0xFF && b == 0xFE) {
            return UTF_16LE;
        }
        if (a == 0xFE && b == 0xFF) {
            return UTF_16BE;
        }
        if (isAscii(a) && b == 0) {
            return UTF_16LE_UNMARKED;
        }
        return a == 0 && isAscii(b) ? UTF_16BE_UNMARKED : NONE;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }

    /** An export starts with an ASCII character: a letter, a quote, # or, in a blank row, white space or a delimiter. */
    private static boolean isAscii(int b) {
        return (b >= ' ' && b < 0x7F) || b == '\t' || b == '\n' || b == '\r';
    }

    /** The length of the mark itself, in bytes. */
    int length() {
        return length;
    }

    /** The encoding; empty if the whole file must be read to detect it. */
    Optional<Charset> charset() {
        return charset;
    }

    int bytesPerUnit() {
        return isUtf16() ? 2 : 1;
    }

    boolean isUtf16() {
        return this != NONE && this != UTF_8;
    }

    /**
     * Converts a part of the file to code units. They suffice to check the structure: quotes, delimiters and line ends
     * are the same bytes in ASCII, UTF-8 and Windows-1252. An incomplete unit at the end is ignored.
     *
     * @return the number of units written to {@code units}
     */
    int units(byte[] bytes, int length, char[] units) {
        if (!isUtf16()) {
            for (int i = 0; i < length; i++) {
                units[i] = (char) (bytes[i] & 0xFF);
            }
            return length;
        }
        int high = this == UTF_16BE || this == UTF_16BE_UNMARKED ? 0 : 1;
        for (int i = 0; i + 1 < length; i += 2) {
            units[i / 2] = (char) ((bytes[i + high] & 0xFF) << 8 | (bytes[i + 1 - high] & 0xFF));
        }
        return length / 2;
    }
}
