package io.lifeguard.fuzz;

import io.lifeguard.fuzz.Input.Shape;
import io.lifeguard.testing.TestService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends inputs over sockets, byte by byte as they are, and gives the responses. Whole requests share a connection. */
final class InputSender implements AutoCloseable {
    /** For what must come. */
    private static final int RESPONSE_TIMEOUT_MILLIS = 30_000;
    /** For what may come. */
    private static final int QUIET_MILLIS = 30;

    private static final int CLOSE_TIMEOUT_MILLIS = 5_000;

    private @Nullable Connection kept;

    private static final class Connection implements AutoCloseable {
        final Socket socket = new Socket();
        final ResponseReader reader;

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), TestService.port()));
            reader = new ResponseReader(socket.getInputStream());
        }

        void send(byte[] bytes) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(bytes);
                out.flush();
            } catch (IOException notWanted) {
                // it is not read to its end; what was said to it counts
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** All responses to it. */
    List<ServerMessage> exchange(Input input) throws IOException {
        if (input.shape() == Shape.WHOLE) {
            return List.of(whole(input));
        } else if (input.shape() == Shape.HTTP2) {
            return Http2Exchange.of(input);
        }
        try (Connection connection = new Connection()) {
            connection.send(input.bytes());
            return switch (input.shape()) {
                case SOCKET -> conversation(connection, input);
                case CUT -> {
                    connection.socket.shutdownOutput();
                    yield lastWords(connection, new ArrayList<>(), false);
                }
                default -> whatever(connection, input);
            };
        }
    }

    private ServerMessage whole(Input input) throws IOException {
        boolean fresh = kept == null;
        Connection connection = kept == null ? new Connection() : kept;
        kept = null;
        connection.socket.setSoTimeout(RESPONSE_TIMEOUT_MILLIS);
        connection.send(input.bytes());
        Optional<ServerMessage> received;
        try {
            received = finalAnswer(connection, input);
        } catch (java.net.SocketException reset) {
            received = Optional.empty();
        }
        if (received.isEmpty()) {
            connection.close();
            if (fresh) {
                throw new IOException("no answer");
            }
            // a connection that is kept may be closed between two requests
            return whole(input);
        }
        boolean closes = received.get()
                .header("Connection")
                .filter("close"::equalsIgnoreCase)
                .isPresent();
        if (closes || received.get().status() == 413) {
            connection.close();
        } else {
            kept = connection;
        }
        return received.get();
    }

    private static Optional<ServerMessage> finalAnswer(Connection connection, Input input) throws IOException {
        Optional<ServerMessage> received = connection.reader.answer(input.hasNoBodyInAnswer());
        while (received.isPresent() && received.get().status() == 100) {
            received = connection.reader.answer(input.hasNoBodyInAnswer());
        }
        return received;
    }

    private static List<ServerMessage> whatever(Connection connection, Input input) throws IOException {
        List<ServerMessage> all = new ArrayList<>();
        connection.socket.setSoTimeout(QUIET_MILLIS);
        try {
            for (Optional<ServerMessage> received = connection.reader.answer(input.hasNoBodyInAnswer());
                    received.isPresent();
                    received = connection.reader.answer(input.hasNoBodyInAnswer())) {
                all.add(received.get());
            }
        } catch (SocketTimeoutException quiet) {
            connection.socket.shutdownOutput();
            // what this client would understand of another protocol is not the point
            return all.stream().anyMatch(received -> received.status() == 101)
                    ? all
                    : lastWords(connection, all, input.hasNoBodyInAnswer());
        } catch (java.net.SocketException reset) {
            return all;
        }
        return all;
    }

    /** What it says to a client that will say no more, until it closes. */
    private static List<ServerMessage> lastWords(Connection connection, List<ServerMessage> all, boolean withoutBody)
            throws IOException {
        connection.socket.setSoTimeout(CLOSE_TIMEOUT_MILLIS);
        try {
            for (Optional<ServerMessage> received = connection.reader.answer(withoutBody);
                    received.isPresent();
                    received = connection.reader.answer(withoutBody)) {
                all.add(received.get());
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("the connection of a client that has gone stays open", e);
        } catch (java.net.SocketException reset) {
            return all;
        }
        return all;
    }

    private static List<ServerMessage> conversation(Connection connection, Input input) throws IOException {
        List<ServerMessage> all = new ArrayList<>();
        connection.socket.setSoTimeout(RESPONSE_TIMEOUT_MILLIS);
        ServerMessage opened = connection.reader.answer(false).orElseThrow(() -> new IOException("no answer"));
        all.add(opened);
        if (opened.status() != 101) {
            return all;
        }
        input.frames().forEach(connection::send);
        connection.socket.setSoTimeout(QUIET_MILLIS / 2);
        try {
            frames(connection, all);
        } catch (SocketTimeoutException quiet) {
            closeHandshake(connection, all);
        }
        return all;
    }

    private static void closeHandshake(Connection connection, List<ServerMessage> all) throws IOException {
        connection.send(SocketInputs.frame(8, new byte[] {3, (byte) 0xe8}));
        connection.socket.setSoTimeout(CLOSE_TIMEOUT_MILLIS / 5);
        try {
            frames(connection, all);
        } catch (SocketTimeoutException noCloseFrame) {
            // the last input was a truncated frame, and the server reads the close frame as the rest of it
            connection.socket.shutdownOutput();
            connection.socket.setSoTimeout(CLOSE_TIMEOUT_MILLIS);
            frames(connection, all);
        }
    }

    private static void frames(Connection connection, List<ServerMessage> all) throws IOException {
        try {
            for (Optional<ServerMessage> received = connection.reader.frame();
                    received.isPresent();
                    received = connection.reader.frame()) {
                all.add(received.get());
            }
        } catch (java.net.SocketException reset) {
            // closed hard
        }
    }

    @Override
    public void close() throws IOException {
        if (kept != null) {
            kept.close();
        }
    }
}
