package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.subscriptions.Subscriber.Closed;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol graphql-transport-ws, and how clients are closed that violate it or exceed a limit. */
@QuarkusTest
@TestProfile(SocketTest.Impatient.class)
@WithTestResource(PostgresResource.class)
@Timeout(60)
class SocketTest {
    private static final String FOLLOW = "subscription { changes { revision } }";

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lifeguard.subscriptions.max-subscribers", "3",
                    "lifeguard.subscriptions.init-timeout", "1s",
                    "lifeguard.subscriptions.write-timeout", "2s",
                    "lifeguard.subscriptions.heartbeat-interval", "500ms");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"connection_ack\"}",
                "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"{ rules { id } }\"}}",
                "{\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { changes { revision } }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"subscription { changes { revision } }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":null}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"x\",\"variables\":[]}}",
                "{\"type\":\"complete\"}"
            })
    void what_is_no_message_closes_the_socket_and_is_told(String message) {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            Closed closed = subscriber.say(message).closed();
            assertThat(closed.code()).isEqualTo(4400);
            assertThat(closed.reason()).isNotBlank();
        }
    }

    /** A document may have 100,000 characters, each of which may take six bytes in JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u6f22", "\\u00e4"})
    void a_document_may_be_as_long_as_over_http_and_one_that_is_longer_is_told(String character) {
        int rest = 100_000 - FOLLOW.length() - 1;
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.say(subscribe("1", FOLLOW + "#" + character.repeat(rest)));
            subscriber.say("{\"type\":\"ping\"}");
            subscriber.await("a pong", () -> subscriber.types().contains("pong"));
            assertThat(subscriber.types()).doesNotContain("error");
            subscriber.say(subscribe("2", FOLLOW + "#" + character.repeat(rest + 1)));
            assertThat(subscriber.code()).isEqualTo("TOO_MANY_CHARACTERS");
            assertThat(subscriber.isClosed()).isFalse();
        }
    }

    private static String subscribe(String id, String query) {
        return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}";
    }

    @Test
    void a_message_that_is_nested_deep_or_long_or_no_text_closes_only_its_socket() {
        String deep = "{\"type\":" + "[".repeat(60_000);
        String wide = "{\"type\":" + "[0" + ",0".repeat(60_000) + "]}";
        for (String message : new String[] {deep, wide, "\"" + "x".repeat(300_000) + "\"", "x".repeat(800_000)}) {
            try (Subscriber subscriber = Subscriber.acknowledged(port())) {
                CompletableFuture<?> unused = subscriber.saying(message);
                assertThat(subscriber.closed().code()).isEqualTo(4400);
            }
        }
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.sayBytes(new byte[] {1, 2, 3});
            assertThat(subscriber.closed().code()).isEqualTo(4400);
        }
        assertThat(ask("{ policies { identity } }").data()).isNotEmpty();
    }

    @Test
    void a_socket_is_no_request_in_progress() {
        try (Subscriber first = Subscriber.acknowledged(port());
                Subscriber second = Subscriber.acknowledged(port())) {
            first.say("{\"type\":\"ping\"}");
            second.say("{\"type\":\"ping\"}");
            assertThat(PrometheusMetrics.figure("lifeguard_http_requests_in_progress"))
                    .isZero();
        }
    }

    @Test
    void the_order_of_the_protocol_is_kept() {
        try (Subscriber subscriber = Subscriber.connected(port())) {
            subscriber.subscribe("1", FOLLOW, null);
            assertThat(subscriber.closed().code()).as("before connection_init").isEqualTo(4401);
        }
        try (Subscriber subscriber = Subscriber.connected(port())) {
            assertThat(subscriber.closed().code()).as("no connection_init").isEqualTo(4408);
        }
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.say("{\"type\":\"connection_init\",\"payload\":{}}");
            assertThat(subscriber.closed().code()).as("connection_init again").isEqualTo(4429);
        }
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe("1", FOLLOW, null).subscribe("1", FOLLOW, null);
            Closed closed = subscriber.closed();
            assertThat(closed.code()).as("an id that is taken").isEqualTo(4409);
            assertThat(closed.reason()).contains("\"1\"");
        }
        String longId = "\uD83D\uDC1D".repeat(100);
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe(longId, FOLLOW, null).subscribe(longId, FOLLOW, null);
            assertThat(subscriber.closed().code()).as("a long id that is taken").isEqualTo(4409);
        }
    }

    @Test
    void a_ping_is_answered_and_a_pong_taken() {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.say("{\"type\":\"pong\"}").say("{\"type\":\"ping\",\"payload\":{}}");
            subscriber.await("a pong", () -> subscriber.types().contains("pong"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{ rules { id } }', Only subscriptions",
        "'mutation { deletePolicy(identity: \"Tag:X\") { applied } }', Only subscriptions",
        "'subscription { nonsense }', nonsense",
        "'subscription { changes { revision } other: changes { at } }', one root field",
        "'subscription {', Invalid syntax"
    })
    void what_is_no_subscription_is_refused_and_the_socket_goes_on(String query, String message) {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe("1", query, null);
            assertThat(subscriber.error().get("message").asText()).contains(message);
            subscriber.say("{\"type\":\"ping\"}");
            subscriber.await("a pong", () -> subscriber.types().contains("pong"));
        }
    }

    @Test
    void more_subscribers_than_are_allowed_are_refused_and_one_that_leaves_frees_its_place() throws Exception {
        Subscriber first = Subscriber.acknowledged(port());
        first.subscribe("1", FOLLOW, null).subscribe("2", FOLLOW, null).subscribe("3", FOLLOW, null);
        soon().until(() -> {
            ask("mutation { putPolicy(policy: { identity: \"Tag:P" + System.nanoTime()
                            + "\", enablePersistentChat: true }) { applied } }")
                    .data();
            return first.count() >= 3;
        });
        try (Subscriber fourth = Subscriber.acknowledged(port())) {
            fourth.subscribe("4", FOLLOW, null);
            assertThat(fourth.code()).isEqualTo("BUSY");
            assertThat(fourth.error().get("message").asText()).contains("3 subscribers");
        }
        first.vanish();
        soon().until(() -> !isFull());
    }

    private static boolean isFull() {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe("1", FOLLOW, null);
            pause(100); // an error comes within this time
            return subscriber.types().contains("error");
        }
    }

    @Test
    void a_client_that_answers_no_ping_is_cut_off() throws IOException {
        try (Socket socket = upgraded("graphql-transport-ws", "127.0.0.1", "")) {
            socket.setSoTimeout(10_000);
            long begun = System.nanoTime();
            // says connection_init in a frame, then nothing: reads, but answers no ping
            byte[] init = "{\"type\":\"connection_init\"}".getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) (0x80 | init.length), 0, 0, 0, 0});
            socket.getOutputStream().write(init);
            byte[] bytes = new byte[1024];
            while (socket.getInputStream().read(bytes) >= 0) {
                assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
            }
            assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_500));
        }
    }

    @Test
    void a_client_that_sends_without_reading_is_no_longer_read_and_closed() {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.stopReading();
            String ping = "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { nonsense }\"}}";
            int taken = 0;
            while (!subscriber.isClosed() && taken < 2_000_000) {
                try {
                    subscriber.saying(ping).get(30, TimeUnit.SECONDS);
                    taken++;
                } catch (Exception closed) {
                    break;
                }
            }
            assertThat(taken).as("messages until nobody took more").isLessThan(2_000_000);
        }
        assertThat(ask("{ policies { identity } }").data()).isNotEmpty();
    }

    @Test
    void a_socket_is_opened_for_a_known_host_and_origin_only_and_by_the_one_protocol() throws IOException {
        assertThat(status("graphql-transport-ws", "127.0.0.1", "Origin: http://localhost:3000\r\n"))
                .startsWith("HTTP/1.1 101");
        assertThat(status("graphql-ws, graphql-transport-ws", "127.0.0.1", "")).startsWith("HTTP/1.1 101");
        assertThat(status("graphql-transport-ws", "evil.example", "")).startsWith("HTTP/1.1 403");
        assertThat(status("graphql-transport-ws", "127.0.0.1", "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(status("graphql-ws", "127.0.0.1", "")).startsWith("HTTP/1.1 400");
        assertThat(status("graphql-transport-ws", "127.0.0.1", "Lifeguard-At-Least: nonsense\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private static String status(String protocols, String host, String header) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            return upgrade(socket, protocols, host, header);
        }
    }

    private static Socket upgraded(String protocols, String host, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        assertThat(upgrade(socket, protocols, host, header)).startsWith("HTTP/1.1 101");
        return socket;
    }

    /** The first line of the answer, which also tells a revision. */
    private static String upgrade(Socket socket, String protocols, String host, String header) throws IOException {
        String request = "GET /graphql HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: " + protocols + "\r\n" + header + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the end of the headers, not only " + answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.substring(0, answer.indexOf("\r\n"));
    }
}
