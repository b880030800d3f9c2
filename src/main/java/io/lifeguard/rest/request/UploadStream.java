package io.lifeguard.rest.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, whose failures are told from those of the file that it is written to. */
public final class UploadStream extends FilterInputStream {
    public UploadStream(InputStream body) {
        super(body);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new UploadInterruptedException(e);
        }
    }

    /** The client disconnected, or reset its stream, before it had sent the whole body. */
    public static final class UploadInterruptedException extends IOException {
        private static final long serialVersionUID = 1;

        UploadInterruptedException(IOException cause) {
            super(cause);
        }
    }
}
