package io.lifeguard.writes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the service's connections to its database go through: it can be led to another server, as an address that moves is. */
final class Wire implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Set<Socket> silent = Set.of();

    Wire(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts every connection, and leads those to come elsewhere. */
    void leadTo(int port) {
        target = port;
        sockets.forEach(Wire::cut);
    }

    /** Lets nothing more through what is connected, and says so to nobody: as when the server's machine is gone. */
    void fallSilent() {
        silent = Set.copyOf(sockets);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
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
        door.close();
        sockets.forEach(Wire::cut);
    }
}
