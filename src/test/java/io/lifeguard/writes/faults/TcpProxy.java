package io.lifeguard.writes.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy between the service and its database, which can be pointed to another server. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Set<Socket> silent = Set.of();

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

    /** Drops all data of the open connections without closing them, as when the server's machine is lost. */
    void dropSilently() {
        silent = Set.copyOf(sockets);
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
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!silent.contains(from)) {
                    out.write(bytes, 0, read);
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
