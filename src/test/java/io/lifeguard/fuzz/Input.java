package io.lifeguard.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What is sent at once on a connection.
 *
 * @param about for people: which endpoint, which field, what is wrong with it
 * @param bytes as they go over the wire
 * @param frames what follows once the connection has become a web socket; empty for plain HTTP
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record Input(String about, Shape shape, byte[] bytes, List<byte[]> frames) {
    private static final int SHOWN = 1500;

    enum Shape {
        /** A request that is whole as far as HTTP goes: it has exactly one answer. */
        WHOLE,
        /** Whether there is an answer, or more than one, is for the service to say. */
        BROKEN,
        /** The client goes before it has sent all that it announced. */
        CUT,
        SOCKET,
        /** A connection of HTTP/2 from its beginning. */
        HTTP2
    }

    static Input whole(String about, String head, byte[] body) {
        String framed = head + "Content-Length: " + body.length + "\r\n\r\n";
        return new Input(about, Shape.WHOLE, join(latin(framed), body), List.of());
    }

    static Input of(String about, Shape shape, byte[] bytes) {
        return new Input(about, shape, bytes, List.of());
    }

    boolean hasNoBodyInAnswer() {
        return bytes.length > 5 && bytes[0] == 'H' && bytes[1] == 'E' && bytes[2] == 'A' && bytes[3] == 'D';
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** As a person reads it, and as {@code base64 -d | nc} takes it. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder(about + " (" + shape + ")\n" + printable(bytes));
        frames.forEach(frame -> shown.append("\n> ").append(printable(frame)));
        return shown.append("\nbase64: ")
                .append(
                        bytes.length > SHOWN * 4
                                ? "too long"
                                : Base64.getEncoder().encodeToString(bytes))
                .toString();
    }

    static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            char c = (char) (bytes[i] & 0xff);
            text.append(
                    c == '\n' || (c >= ' ' && c < 0x7f)
                            ? String.valueOf(c)
                            : c == '\r' ? "" : "\\x%02x".formatted((int) c));
        }
        return bytes.length > SHOWN ? text + "... " + bytes.length + " bytes" : text.toString();
    }
}
