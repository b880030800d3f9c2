package io.lifeguard.fuzz;

import io.lifeguard.testing.TestService;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends the bytes of an HTTP/2 connection and a PING after them, and reads what the service answers, strictly: it must answer
 * the PING, or end the connection, at the latest when the client has gone.
 */
final class Http2Exchange {
    private static final int QUIET_MILLIS = 100;
    private static final int AFTER_PING_MILLIS = 10;
    private static final int CLOSE_TIMEOUT_MILLIS = 30_000;
    private static final long LAST_PING = 0x0102030405060708L;
    private static final int LARGEST_FRAME = 1 << 20;
    private static final int PRIORITY_BYTES = 5;

    private final Map<Integer, Exchanged> streams = new TreeMap<>();
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    private boolean pinged;

    private static final class Exchanged {
        private final List<String> head = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private boolean complete;
    }

    private Http2Exchange() {}

    /** The responses, of streams that were not completed without a body. */
    static List<ServerMessage> of(Input input) throws IOException {
        Http2Exchange exchange = new Http2Exchange();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestService.port())) {
            socket.setTcpNoDelay(true);
            Thread writer = new Thread(() -> write(socket, input.bytes()), "http2-input");
            writer.setDaemon(true);
            writer.start();
            try {
                exchange.read(socket, writer);
            } catch (EOFException | SocketException ended) {
                // as the service may
            }
        } catch (Http2Exception e) {
            throw new IOException("header fields that cannot be read", e);
        }
        return exchange.streams.values().stream()
                .map(each -> new ServerMessage(
                        each.status, each.head, each.complete ? each.body.toByteArray() : new byte[0]))
                .toList();
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().write(new Http2Frames().ping(LAST_PING).bytes());
        } catch (IOException notWanted) {
            // what was answered counts
        }
    }

    private void read(Socket socket, Thread writer) throws IOException, Http2Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        socket.setSoTimeout(QUIET_MILLIS);
        boolean gone = false;
        while (true) {
            try {
                in.mark(1);
                int first = in.readUnsignedByte();
                in.reset();
                if (first == 'H' && streams.isEmpty()) {
                    http1(in);
                    return;
                }
            } catch (SocketTimeoutException quiet) {
                if (pinged) {
                    return;
                } else if (gone) {
                    throw new IOException("the connection of a client that has gone stays open", quiet);
                } else if (!writer.isAlive()) {
                    gone = true;
                    socket.shutdownOutput();
                    socket.setSoTimeout(CLOSE_TIMEOUT_MILLIS);
                }
                continue;
            }
            frame(in);
            if (pinged) {
                socket.setSoTimeout(AFTER_PING_MILLIS);
            }
        }
    }

    /** What was not the beginning of HTTP/2 is answered as HTTP/1. */
    private void http1(DataInputStream in) throws IOException {
        ServerMessage answer = new ResponseReader(in).answer(false).orElseThrow();
        Exchanged only = new Exchanged();
        only.status = answer.status();
        only.head.addAll(answer.head());
        only.body.writeBytes(answer.body());
        only.complete = true;
        streams.put(0, only);
    }

    private void frame(DataInputStream in) throws IOException, Http2Exception {
        int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int id = in.readInt() & Integer.MAX_VALUE;
        if (length > LARGEST_FRAME) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        Exchanged stream = streams.computeIfAbsent(id, none -> new Exchanged());
        if (type == Http2Frames.HEADERS) {
            int skipped = (flags & Http2Frames.PRIORITY_FLAG) == 0 ? 0 : PRIORITY_BYTES;
            Http2Headers headers =
                    decoder.decodeHeaders(id, Unpooled.wrappedBuffer(payload, skipped, length - skipped));
            stream.status = Integer.parseInt(String.valueOf(headers.status()));
            headers.forEach(field -> stream.head.add(field.getKey() + ": " + field.getValue()));
        } else if (type == Http2Frames.DATA) {
            stream.body.writeBytes(payload);
        } else if (type == Http2Frames.PING && ByteBuffer.wrap(payload).getLong() == LAST_PING) {
            pinged = true;
        }
        stream.complete |= type <= Http2Frames.HEADERS && (flags & Http2Frames.END_STREAM) != 0;
    }
}
