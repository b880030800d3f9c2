package io.lifeguard.exports.file;

import java.io.IOException;
import java.io.Reader;

/**
 * Gives every line end as LF, also within quotes, so that a value does not depend on who saved the file last.
 *
 * <p>It also keeps CR away from FastCSV 4.0.0, which drops a quoted last field that holds a lone CR where the record
 * ends with LF, and miscounts lines then.
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
