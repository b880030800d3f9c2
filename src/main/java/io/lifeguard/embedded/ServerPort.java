package io.lifeguard.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class ServerPort {
    private static final int HIGHEST = 65_535;

    private ServerPort() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    // InetAddress.getLoopbackAddress() may be the IPv6 address
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static int requireFree(int port) {
        if (port < 1 || port > HIGHEST) {
            throw new ServerStartException("The server's port " + port + " is not between 1 and " + HIGHEST);
        }
        try (ServerSocket socket = new ServerSocket()) {
            // like the server itself: lingering connections do not count
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return port;
        } catch (IOException taken) {
            throw new ServerStartException(
                    "Port " + port + " on " + EmbeddedServer.LOOPBACK + " cannot be used for PostgreSQL ("
                            + taken.getMessage()
                            + "): stop the program that listens there, or set lifeguard.data-port to another port",
                    taken);
        }
    }
}
