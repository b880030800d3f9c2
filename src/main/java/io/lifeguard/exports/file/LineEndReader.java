package io.lifeguard.exports.file;

import java.io.IOException;
import java.io.Reader;

/**
 * Converts every line end to LF, also within quotes, so that values do not depend on the line ends of the file.
 *
 * <p>FastCSV 4.0.0 drops a quoted last field with a lone CR in a record that ends with LF, and then miscounts lines.
 */
final class LineEndReader extends Reader {
    private final Reader in;
    private boolean afterCr;

    LineEndReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int kept;
        do {
            int count = in.read(buffer, offset, length);
            if (count < 0) {
                return -1;
            }
            kept = normalise(buffer, offset, count);
        } while (kept == 0); // a lone LF of a CRLF: not the end
        return kept;
    }

    private int normalise(char[] buffer, int offset, int count) {
        int to = offset;
        boolean cr = afterCr;
        for (int from = offset; from < offset + count; from++) {
            char c = buffer[from];
            if (c == '\r') {
                buffer[to++] = '\n';
                cr = true;
            } else {
                if (c != '\n' || !cr) {
                    buffer[to++] = c;
                }
                cr = false;
            }
        }
        afterCr = cr;
        return to - offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
