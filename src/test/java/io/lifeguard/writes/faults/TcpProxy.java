package io.lifeguard.writes.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A TCP proxy between the service and its database, which can be pointed to another server. */
final class TcpProxy implements AutoCloseable {
    /** A port on which nothing listens. */
    static final int REFUSED = 1;

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Set<Socket> silent = Set.of();
    private volatile byte @Nullable [] silencing;
    private volatile @Nullable Cut cutting;
    private volatile @Nullable Socket answering;

    TcpProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts every connection, and connects later ones to another port. */
    void redirectTo(int port) {
        target = port;
        sockets.forEach(TcpProxy::cut);
    }

    /**
     * Cuts every connection, and refuses later ones, once a request has been answered.
     *
     * @param request what the client sends, such as {@code COMMIT}
     * @param which of these requests from now on, from 1
     * @param delivered whether the client still receives the answer
     */
    void cutAt(String request, int which, boolean delivered) {
        cutting = new Cut(request.getBytes(StandardCharsets.US_ASCII), new AtomicInteger(which), delivered);
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Cut(byte[] request, AtomicInteger left, boolean delivered) {
        boolean isAskedFor(byte[] bytes, int length) {
            return contains(bytes, length, request) && left.decrementAndGet() == 0;
        }
    }

    private static boolean contains(byte[] bytes, int length, byte[] part) {
        for (int i = 0; i + part.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    /** Drops all data of the open connections without closing them, as when the server's machine is lost. */
    void dropSilently() {
        silent = Set.copyOf(sockets);
    }

    /** Drops all data of the connection on which the client sends this next, from that on, and leaves others alone. */
    void dropSilentlyAt(String request) {
        silencing = request.getBytes(StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(server);
                    start(() -> pump(client, server));
                    start(() -> pump(server, client));
                } catch (IOException nobodyThere) {
                    cut(client);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!silent.contains(from)) {
                    pass(from, to, bytes, read);
                }
            }
        } catch (IOException cut) {
            // the other direction ends too
        } finally {
            if (!silent.contains(from)) {
                cut(from);
                cut(to);
                sockets.remove(from);
            }
        }
    }

    private void pass(Socket from, Socket to, byte[] bytes, int length) throws IOException {
        byte[] marker = silencing;
        if (marker != null && from.getLocalPort() == port() && contains(bytes, length, marker)) {
            silencing = null;
            silent = Set.of(from, to);
            return;
        }
        Cut cut = cutting;
        if (cut != null && from.getLocalPort() == port() && cut.isAskedFor(bytes, length)) {
            answering = to;
        }
        boolean last = from.equals(answering);
        if (!last || (cut != null && cut.delivered())) {
            to.getOutputStream().write(bytes, 0, length);
        }
        if (last) {
            cutting = null;
            answering = null;
            redirectTo(REFUSED);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is what was wanted
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(TcpProxy::cut);
    }
}
