package io.lifeguard.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Await;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are not made, and targets that do not answer. */
class WebhookClientTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ACCEPTED = "HTTP/1.1 204 No Content\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void no_connections() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"})
    void nothing_is_sent_to_an_address_that_is_not_public(String host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String problem = send("https://" + host + ":" + server.getLocalPort() + "/", "false");
            assertThat(problem).contains("is not public");
            assertThat(catchAccept(server)).isFalse();
        }
    }

    @Test
    void a_target_that_does_not_answer_is_given_up_in_time() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/", "true"))
                    .isEqualTo("no response within 500 ms");
        }
    }

    @Test
    void a_target_that_is_not_there_is_said_to_be_so() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(send("http://127.0.0.1:" + port + "/", "true")).startsWith("no connection or response");
        assertThat(send("https://nobody.invalid/", "true")).contains("has no address");
    }

    private static boolean catchAccept(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    void a_slow_target_holds_up_no_other_at_the_same_host() {
        int port = serve((socket, request) -> {
            if (request.contains("/fast")) {
                socket.write(ACCEPTED);
            }
        });
        WebhookClient client = client("true", Duration.ofSeconds(10));
        CompletableFuture<Optional<String>> slow = send(client, "http://127.0.0.1:" + port + "/slow");
        assertThat(send(client, "http://127.0.0.1:" + port + "/fast").join()).isEmpty();
        assertThat(slow).isNotDone();
    }

    @Test
    void the_status_of_a_response_counts_also_if_the_response_does_not_end() {
        int port = serve((socket, request) -> socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nno"));
        WebhookClient client = client("true", Duration.ofMillis(500));
        for (int i = 0; i < 3; i++) {
            assertThat(send(client, "http://127.0.0.1:" + port + "/").join()).isEmpty();
        }
    }

    @Test
    void the_connection_of_an_attempt_that_is_given_up_is_closed() {
        AtomicInteger closed = new AtomicInteger();
        int port = serve((socket, request) -> {
            socket.closeHandler(end -> closed.incrementAndGet());
            socket.write("HTTP/1.1 200 OK\r\n");
            vertx.setPeriodic(100, tick -> socket.write("x-late: yes\r\n"));
        });
        assertThat(send(client("true", Duration.ofMillis(500)), "http://127.0.0.1:" + port + "/")
                        .join())
                .contains("no response within 500 ms");
        Await.soon().until(() -> closed.get() == 1);
    }

    /** A server that handles the first bytes of each request. */
    private int serve(BiConsumer<NetSocket, String> handler) {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> {
                    if (bytes.toString().startsWith("POST ")) {
                        handler.accept(socket, bytes.toString());
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private String send(String url, String privateAddresses) {
        return send(client(privateAddresses, Duration.ofMillis(500)), url)
                .join()
                .orElseThrow();
    }

    private static CompletableFuture<Optional<String>> send(WebhookClient client, String url) {
        return client.send(WebhookTarget.of("crm", url, SECRET, true), "1.2.3", new byte[] {'{', '}'})
                .subscribeAsCompletionStage();
    }

    private WebhookClient client(String privateAddresses, Duration timeout) {
        WebhookSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "lifeguard.webhooks.private-addresses",
                                privateAddresses,
                                "lifeguard.webhooks.timeout",
                                timeout.toMillis() + "ms"),
                        "test",
                        100))
                .withMapping(WebhookSettings.class)
                .build()
                .getConfigMapping(WebhookSettings.class);
        return new WebhookClient(vertx, settings);
    }
}
