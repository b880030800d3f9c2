package io.lifeguard.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client on a plain socket: for requests that are malformed, slow or cut off, and for responses that are read slowly. */
public final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();

    public RawClient() throws IOException {
        this(64 * 1024);
    }

    /** @param receives how many bytes the client's end holds unread */
    public RawClient(int receives) throws IOException {
        this(TestService.port(), receives);
    }

    /** @param port of the service */
    public RawClient(int port, int receives) throws IOException {
        socket.setReceiveBufferSize(receives);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** The head of a POST with a body of that length. */
    public static String post(String path, String contentType, long length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    /** A GraphQL request as a whole. */
    public static String graphqlRequest(String document) {
        String body = ApiClient.graphqlBody(document);
        return post("/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8).length) + body;
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a byte now and then until the other end does not take it any more; gives how long that took. */
    public Duration trickle(Duration pause, Duration longest) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < longest.toNanos() && !isEnded()) {
            Await.pause(pause);
            try {
                send("x");
            } catch (IOException ended) {
                break;
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits for the other end to close; gives how long that took, or the longest if it did not. */
    public Duration awaitEnd(Duration longest) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < longest.toNanos() && !isEnded()) {
            Await.pause(20);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What there is to read until the other end closes, or says no more for so long. */
    public String read(Duration patience) throws IOException {
        return new String(bytes(patience, Integer.MAX_VALUE, Duration.ZERO), StandardCharsets.UTF_8);
    }

    /** The same, in pieces with pauses. */
    public byte[] bytes(Duration patience, int piece, Duration pause) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(piece, 64 * 1024)];
        socket.setSoTimeout((int) patience.toMillis());
        InputStream in = socket.getInputStream();
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read.write(buffer, 0, n);
                Await.pause(pause);
            }
        } catch (IOException ended) {
            // closed hard, or silent: what came counts
        }
        return read.toByteArray();
    }

    private boolean isEnded() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
