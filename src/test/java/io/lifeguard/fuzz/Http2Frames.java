package io.lifeguard.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of one HTTP/2 connection of a client, frame by frame (RFC 9113), valid or not. */
final class Http2Frames {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int ACK = 1;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PRIORITY_FLAG = 32;
    static final int MAX_FRAME = 16_384;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder((name, value) -> false, true);

    /** A connection that has begun as it should. */
    static Http2Frames begun() {
        Http2Frames frames = new Http2Frames();
        frames.bytes.writeBytes(PREFACE);
        return frames.frame(SETTINGS, 0, 0);
    }

    Http2Frames frame(int type, int flags, int stream, byte... payload) {
        return frame(payload.length, type, flags, stream, payload);
    }

    /** A frame that says another length than it has. */
    Http2Frames frame(int length, int type, int flags, int stream, byte[] payload) {
        bytes.writeBytes(ByteBuffer.allocate(9)
                .put((byte) (length >> 16))
                .putShort((short) length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        bytes.writeBytes(payload);
        return this;
    }

    /** A header block in one frame, with names and values in turn; pseudo-headers only where they are given. */
    Http2Frames headers(int stream, int flags, List<String> fields) {
        return frame(HEADERS, flags, stream, block(stream, fields));
    }

    Http2Frames request(int stream, boolean ends, String method, String path, String... fields) {
        List<String> all = new ArrayList<>(
                List.of(":method", method, ":path", path, ":scheme", "http", ":authority", "localhost"));
        all.addAll(List.of(fields));
        return headers(stream, END_HEADERS | (ends ? END_STREAM : 0), all);
    }

    /** A GraphQL request without its body. */
    Http2Frames post(int stream, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "content-type";
        all[fields.length + 1] = "application/json";
        return request(stream, false, "POST", "/graphql", all);
    }

    Http2Frames data(int stream, boolean ends, byte[] body) {
        return frame(DATA, ends ? END_STREAM : 0, stream, body);
    }

    /** Settings as numbers and values in turn. */
    Http2Frames settings(long... numbersAndValues) {
        ByteBuffer payload = ByteBuffer.allocate(numbersAndValues.length * 3);
        for (int i = 0; i < numbersAndValues.length; i += 2) {
            payload.putShort((short) numbersAndValues[i]).putInt((int) numbersAndValues[i + 1]);
        }
        return frame(SETTINGS, 0, 0, payload.array());
    }

    Http2Frames number(int type, int stream, int value) {
        return frame(type, 0, stream, ByteBuffer.allocate(4).putInt(value).array());
    }

    Http2Frames ping(long opaque) {
        return frame(PING, 0, 0, ByteBuffer.allocate(8).putLong(opaque).array());
    }

    byte[] block(int stream, List<String> fields) {
        Http2Headers headers = new DefaultHttp2Headers(false);
        for (int i = 0; i < fields.size(); i += 2) {
            headers.add(fields.get(i), fields.get(i + 1));
        }
        ByteBuf buffer = Unpooled.buffer();
        try {
            encoder.encodeHeaders(stream, headers, buffer);
            byte[] block = new byte[buffer.readableBytes()];
            buffer.readBytes(block);
            return block;
        } catch (Http2Exception e) {
            throw new AssertionError(e);
        } finally {
            buffer.release();
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
