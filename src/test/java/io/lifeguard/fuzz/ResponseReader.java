package io.lifeguard.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the responses and frames on a connection strictly: malformed HTTP or a malformed frame is a failure. */
final class ResponseReader {
    private static final int LONGEST = 64 << 20;

    private final InputStream in;

    ResponseReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next answer; empty at the end. Of HTTP/2, which a client may ask for, it is all that comes. */
    Optional<ServerMessage> answer(boolean withoutBody) throws IOException {
        in.mark(1);
        boolean settings = in.read() == 0;
        in.reset();
        if (settings) {
            return Optional.of(new ServerMessage(101, List.of(), in.readAllBytes()));
        }
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        // protocol and version are those that the client has claimed
        if (!first.matches("\\S+/\\d[.]\\d [1-5]\\d\\d( .*)?")) {
            throw new IOException("this is no answer: " + Input.printable(Input.latin(first)));
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        ServerMessage heard = new ServerMessage(status, List.copyOf(head), new byte[0]);
        boolean none = withoutBody || status < 200 || status == 204 || status == 304;
        return Optional.of(none ? heard : new ServerMessage(status, heard.head(), body(heard)));
    }

    private byte[] body(ServerMessage heard) throws IOException {
        if (heard.header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            return chunks();
        }
        Optional<String> length = heard.header("Content-Length");
        return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.writeBytes(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    /** The next text or closing frame of a web socket; empty at the end. What the service pings is passed over. */
    Optional<ServerMessage> frame() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            int length = byteOf(in) & 0x7f;
            if (length == 126) {
                length = number(exactly(2));
            } else if (length == 127) {
                length = number(exactly(8));
            }
            byte[] payload = exactly(length);
            int kind = first & 0xf;
            if (kind == 8) {
                int code = payload.length < 2 ? 1005 : number(java.util.Arrays.copyOf(payload, 2));
                byte[] reason = payload.length < 2 ? payload : java.util.Arrays.copyOfRange(payload, 2, payload.length);
                return Optional.of(new ServerMessage(code, List.of(), reason));
            } else if (kind < 3) {
                return Optional.of(new ServerMessage(0, List.of(), payload));
            }
        }
    }

    private static int number(byte[] bytes) {
        return new BigInteger(1, bytes).intValueExact();
    }

    private static int byteOf(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("in the middle of a frame");
        }
        return read;
    }

    private byte[] exactly(int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("an answer of " + length + " bytes ends after " + read.length);
        }
        return read;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }
}
