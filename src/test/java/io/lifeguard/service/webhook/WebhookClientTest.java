package io.lifeguard.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are not made, and targets that do not answer. */
class WebhookClientTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

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

    private static String send(String url, String privateAddresses) {
        WebhookSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "lifeguard.webhooks.private-addresses",
                                privateAddresses,
                                "lifeguard.webhooks.timeout",
                                "500ms"),
                        "test",
                        100))
                .withMapping(WebhookSettings.class)
                .build()
                .getConfigMapping(WebhookSettings.class);
        Vertx vertx = Vertx.vertx();
        try {
            return new WebhookClient(vertx, settings)
                    .send(WebhookTarget.of("crm", url, SECRET, true), "1.2.3", new byte[] {'{', '}'})
                    .await()
                    .atMost(Duration.ofSeconds(10))
                    .orElseThrow();
        } finally {
            vertx.close();
        }
    }
}
