package io.lifeguard.exports.file;

/**
 * Distinguishes UTF-8 from Windows-1252. Well-formed UTF-8 is taken for UTF-8, since it is very unlikely in
 * Windows-1252.
 */
final class SingleByteDecoder {
    private boolean utf8 = true;
    private boolean windows1252 = true;
    private boolean sequences;
    /** The number of expected continuation bytes, and the range of the next one (RFC 3629, well-formed sequences). */
    private int pending;

    private int low;
    private int high;

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b < 0 || pending > 0) {
                look(b & 0xFF);
            }
        }
    }

    private void look(int b) {
        windows1252 &= b != 0x81 && b != 0x8D && b != 0x8F && b != 0x90 && b != 0x9D;
        if (!utf8) {
            return;
        }
        if (pending == 0) {
            lead(b);
        } else if (b < low || b > high) {
            utf8 = false;
            pending = 0;
        } else {
            pending--;
            sequences |= pending == 0;
            range(0x80, 0xBF);
        }
    }

    private void lead(int b) {
        range(b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80, b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF);
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
        } else {
            utf8 = false;
        }
    }

    private void range(int from, int to) {
        low = from;
        high = to;
    }

    /** Whether all bytes so far are well-formed UTF-8; the last character may be incomplete. */
    boolean isUtf8() {
        return utf8;
    }

    /** Whether all bytes so far are defined in Windows-1252. */
    boolean isWindows1252() {
        return windows1252;
    }

    /** Whether the last character is incomplete. */
    boolean endsWithinCharacter() {
        return utf8 && pending > 0;
    }

    /** Whether there was a character of more than one byte. */
    boolean hasSequences() {
        return sequences;
    }
}
