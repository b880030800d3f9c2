package io.lifeguard.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer, or one frame of a web socket.
 *
 * @param status of HTTP; 0 for a text of a web socket, the code for a frame that closes one
 * @param head the lines above the body, without the first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record ServerMessage(int status, List<String> head, byte[] body) {

    Optional<String> header(String name) {
        String begin = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                .map(line -> line.substring(begin.length()).strip())
                .findFirst();
    }

    String text() {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + head + "\n" + Input.printable(body);
    }
}
