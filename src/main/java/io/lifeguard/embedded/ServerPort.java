package io.lifeguard.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port of the loopback address. */
final class ServerPort {
    private static final int HIGHEST = 65_535;

    private ServerPort() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    // not InetAddress.getLoopbackAddress(), which may prefer the other family
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static int requireFree(int port) {
        if (port < 1 || port > HIGHEST) {
            throw new ServerStartException("The server's port " + port + " is not between 1 and " + HIGHEST);
        }
        try (ServerSocket socket = new ServerSocket()) {
            // as the server itself will: connections that linger do not count
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return port;
        } catch (IOException taken) {
            throw new ServerStartException(
                    "Port " + port + " on " + EmbeddedServer.LOOPBACK + " cannot be used for PostgreSQL ("
                            + taken.getMessage() + "): stop what listens there, or name another port or none",
                    taken);
        }
    }
}
