package io.lifeguard.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A client that speaks HTTP/2 frame by frame over one connection without TLS (RFC 9113, prior knowledge), and can therefore
 * do what no library does: leave streams open, never widen a window, or send frames in any order.
 */
public final class Http2Client implements AutoCloseable {
    public static final int DEFAULT_WINDOW = 65_535;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_FRAME = 16_384;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;
    private static final int PRIORITY_BYTES = 5;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private static final int BUFFER_BYTES = 1 << 20;

    private final Socket socket;
    private final OutputStream out;
    private final boolean widens;
    private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();
    private final Map<Integer, Stream> streams = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private int next = 1;
    private long connectionWindow = DEFAULT_WINDOW;
    private long initialStreamWindow = DEFAULT_WINDOW;
    private boolean held;
    private volatile boolean goneAway;

    /** A client that reads everything that it is sent. */
    public Http2Client() throws IOException {
        this(DEFAULT_WINDOW, true);
    }

    /**
     * @param window bytes of a response that the client takes before it widens the window of the stream
     * @param widens whether it widens the windows of the connection and of its streams as it reads
     */
    public Http2Client(int window, boolean widens) throws IOException {
        this(TestService.port(), window, widens);
    }

    /** @param port on which a service listens */
    public Http2Client(int port, int window, boolean widens) throws IOException {
        this(InetAddress.getLoopbackAddress(), port, window, widens);
    }

    /** @param from the address of the client, one of the loopback network */
    public Http2Client(InetAddress from, int port, int window, boolean widens) throws IOException {
        this.widens = widens;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        this.socket.setTcpNoDelay(true);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
        out.write(PREFACE);
        frame(
                SETTINGS,
                0,
                0,
                ByteBuffer.allocate(6)
                        .putShort((short) INITIAL_WINDOW_SIZE)
                        .putInt(window)
                        .array());
        Thread reader = new Thread(this::read, "http2-client");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Opens a stream.
     *
     * @param ends whether the request has no body
     * @return the number of the stream
     */
    public synchronized int open(String method, String path, Map<String, String> headers, boolean ends)
            throws IOException {
        Http2Headers block = new DefaultHttp2Headers()
                .method(method)
                .path(path)
                .scheme("http")
                .authority("localhost");
        headers.forEach(block::add);
        return open(block, ends);
    }

    /**
     * Opens a stream with any headers, also such as the protocol forbids.
     *
     * @param headers made without validation
     */
    public synchronized int open(Http2Headers headers, boolean ends) throws IOException {
        int id = next;
        next += 2;
        streams.put(id, new Stream(initialStreamWindow));
        frame(HEADERS, END_HEADERS | (ends ? END_STREAM : 0), id, encoded(id, headers));
        return id;
    }

    /** A GraphQL request as a whole, without {@code content-length}. */
    public int ask(String document) throws IOException {
        int id = open("POST", "/graphql", Map.of("content-type", "application/json"), false);
        data(id, ApiClient.graphqlBody(document).getBytes(StandardCharsets.UTF_8), true);
        return id;
    }

    /**
     * Sends a piece of a body, as fast as the windows that the server grants allow.
     *
     * @return how many bytes were sent: fewer than all if the stream or the connection ended meanwhile
     */
    public int data(int id, byte[] body, boolean ends) throws IOException {
        int sent = 0;
        do {
            int length = awaitWindow(id, Math.min(MAX_FRAME, body.length - sent));
            if (length < 0) {
                return sent;
            }
            boolean last = sent + length == body.length;
            byte[] piece = new byte[length];
            System.arraycopy(body, sent, piece, 0, length);
            synchronized (this) {
                frame(DATA, last && ends ? END_STREAM : 0, id, piece);
            }
            sent += length;
        } while (sent < body.length);
        return sent;
    }

    /** Keeps the frames that follow until {@link #release}, to send them at once; a megabyte of them at most. */
    public synchronized void hold() {
        held = true;
    }

    /** Sends the frames that were kept. */
    public synchronized void release() throws IOException {
        held = false;
        out.flush();
    }

    public synchronized void reset(int id) throws IOException {
        frame(RST_STREAM, 0, id, new byte[] {0, 0, 0, 8});
    }

    /** Sends any frame, also one that the protocol forbids. */
    public synchronized void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        byte[] head = ByteBuffer.allocate(9)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array();
        byte[] whole = new byte[head.length + payload.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        out.write(whole);
        if (!held) {
            out.flush();
        }
    }

    /** The response of a stream once it is complete or reset; whatever has come by then if neither happens in time. */
    public Response await(int id, Duration longest) throws InterruptedException {
        Stream stream = stream(id);
        stream.done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (stream) {
            return new Response(
                    stream.status,
                    stream.body.toString(StandardCharsets.UTF_8),
                    stream.done.getCount() == 0 && stream.reset < 0,
                    stream.reset < 0 ? OptionalInt.empty() : OptionalInt.of(stream.reset));
        }
    }

    /** Whether the server closes the connection, or announces that with GOAWAY, within that time. */
    public boolean isEndedWithin(Duration longest) throws InterruptedException {
        return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS) || goneAway;
    }

    @Override
    public synchronized void close() throws IOException {
        socket.close();
    }

    /**
     * What came of a request.
     *
     * @param status 0 where no headers came
     * @param complete whether the server ended the stream
     * @param reset the error code of RST_STREAM, where the server sent one
     */
    public record Response(int status, String body, boolean complete, OptionalInt reset) {}

    private static final class Stream {
        private final CountDownLatch done = new CountDownLatch(1);
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private int reset = -1;
        private long window;

        Stream(long window) {
            this.window = window;
        }
    }

    private Stream stream(int id) {
        return streams.computeIfAbsent(id, unknown -> new Stream(initialStreamWindow));
    }

    private synchronized int awaitWindow(int id, int wanted) throws IOException {
        Stream stream = stream(id);
        while (stream.done.getCount() > 0 && ended.getCount() > 0) {
            long granted = Math.min(connectionWindow, stream.window);
            if (granted > 0 || wanted == 0) {
                int length = (int) Math.min(granted, wanted);
                connectionWindow -= length;
                stream.window -= length;
                return length;
            }
            try {
                wait(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        return -1;
    }

    private byte[] encoded(int id, Http2Headers headers) throws IOException {
        ByteBuf buffer = Unpooled.buffer();
        try {
            encoder.encodeHeaders(id, headers, buffer);
            byte[] block = new byte[buffer.readableBytes()];
            buffer.readBytes(block);
            return block;
        } catch (Http2Exception e) {
            throw new IOException(e);
        } finally {
            buffer.release();
        }
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int id = in.readInt() & Integer.MAX_VALUE;
                byte[] payload = new byte[length];
                in.readFully(payload);
                receive(type, flags, id, payload);
            }
        } catch (IOException | Http2Exception e) {
            end();
        }
    }

    private void receive(int type, int flags, int id, byte[] payload) throws IOException, Http2Exception {
        switch (type) {
            case DATA -> received(id, payload);
            case HEADERS -> {
                ByteBuf block = Unpooled.wrappedBuffer(payload);
                if ((flags & PRIORITY) != 0) {
                    block.skipBytes(PRIORITY_BYTES);
                }
                CharSequence status = decoder.decodeHeaders(id, block).status();
                stream(id).status = status == null ? 0 : Integer.parseInt(status.toString());
            }
            case RST_STREAM -> {
                stream(id).reset = ByteBuffer.wrap(payload).getInt();
                finish(id);
            }
            case SETTINGS -> settings(flags, payload);
            case PING -> {
                if ((flags & ACK) == 0) {
                    reply(PING, ACK, 0, payload);
                }
            }
            case GOAWAY -> goneAway = true;
            case WINDOW_UPDATE -> granted(id, ByteBuffer.wrap(payload).getInt());
            default -> {
                // PRIORITY, PUSH_PROMISE and CONTINUATION are not sent by this server
            }
        }
        if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
            finish(id);
        }
    }

    private void received(int id, byte[] payload) throws IOException {
        Stream stream = stream(id);
        synchronized (stream) {
            stream.body.write(payload);
        }
        if (widens && payload.length > 0) {
            byte[] increment = ByteBuffer.allocate(4).putInt(payload.length).array();
            reply(WINDOW_UPDATE, 0, 0, increment);
            reply(WINDOW_UPDATE, 0, id, increment);
        }
    }

    private synchronized void settings(int flags, byte[] payload) throws IOException {
        if ((flags & ACK) != 0) {
            return;
        }
        ByteBuffer settings = ByteBuffer.wrap(payload);
        while (settings.remaining() >= 6) {
            int key = settings.getShort();
            long value = settings.getInt() & 0xffffffffL;
            if (key == INITIAL_WINDOW_SIZE) {
                long grown = value - initialStreamWindow;
                initialStreamWindow = value;
                streams.values().forEach(stream -> stream.window += grown);
            }
        }
        reply(SETTINGS, ACK, 0, new byte[0]);
        notifyAll();
    }

    /** Sends what the protocol expects of a reader, unless the client is closed: it would stay in the buffer and fail there. */
    private synchronized void reply(int type, int flags, int stream, byte[] payload) throws IOException {
        if (!socket.isClosed()) {
            frame(type, flags, stream, payload);
        }
    }

    private synchronized void granted(int id, int increment) {
        if (id == 0) {
            connectionWindow += increment;
        } else {
            stream(id).window += increment;
        }
        notifyAll();
    }

    private synchronized void finish(int id) {
        stream(id).done.countDown();
        notifyAll();
    }

    private synchronized void end() {
        ended.countDown();
        streams.values().forEach(stream -> stream.done.countDown());
        notifyAll();
    }
}
