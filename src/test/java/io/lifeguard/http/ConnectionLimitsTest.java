package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One client address has and opens so many connections and no more; others are served meanwhile. Each test has an address of its
 * own: on Linux every address of 127.0.0.0/8 is of this machine.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
class ConnectionLimitsTest {
    private static final int MAX_OPEN = SmallRequests.MAX_CONNECTIONS_PER_ADDRESS;
    private static final int BURST = SmallRequests.MAX_NEW_CONNECTIONS_PER_SECOND * 5;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String REJECTED = "lifeguard_http_requests_rejected_total";
    private static final String LIVE = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Test
    void connections_beyond_those_that_an_address_may_have_open_are_closed() throws Exception {
        InetAddress address = address(11);
        double before = figure(REJECTED, "too_many_connections");
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_OPEN; i++) {
                sockets.add(connect(address)); // they send nothing
            }
            within(LONG).untilAsserted(() -> assertThat(figure("lifeguard_http_connections"))
                    .isGreaterThanOrEqualTo(MAX_OPEN));
            assertThat(isServed(address)).isFalse();
            assertThat(figure(REJECTED, "too_many_connections")).isEqualTo(before + 1);
            assertThat(isServed(address(12))).as("another address").isTrue();
            assertThat(isServed(address(1))).as("one without limits").isTrue();
            sockets.remove(0).close();
            within(LONG).untilAsserted(() -> assertThat(isServed(address)).isTrue());
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(SmallRequests.LOG.text())
                .as("one line a minute says so")
                .anyMatch(line -> line.contains("Connections are refused")
                        && line.contains("127.0.0.")
                        && line.contains("lifeguard.connections.max-"));
    }

    @Test
    void connections_that_an_address_opens_too_fast_are_closed() throws Exception {
        InetAddress address = address(13);
        int served = 0;
        int refused = 0;
        double before = figure(REJECTED, "too_many_new_connections");
        for (int i = 0; i < 3 * BURST; i++) {
            if (isServed(address)) {
                served++;
            } else {
                refused++;
            }
        }
        assertThat(served).isGreaterThanOrEqualTo(BURST);
        assertThat(refused).isPositive();
        assertThat(figure(REJECTED, "too_many_new_connections")).isEqualTo(before + refused);
        assertThat(isServed(address(14))).as("another address").isTrue();
        within(LONG).untilAsserted(() -> assertThat(isServed(address)).isTrue());
    }

    @Test
    void requests_that_an_address_cancels_count_as_connections() throws Exception {
        InetAddress address = address(15);
        double before = figure(REJECTED, "too_many_cancellations");
        try (Http2Client client = new Http2Client(address, TestService.port(), Http2Client.DEFAULT_WINDOW, true)) {
            client.hold();
            for (int i = 0; i < 3 * BURST; i++) {
                client.reset(client.open("GET", "/q/health/live", Map.of(), true));
            }
            client.release();
            assertThat(client.isEndedWithin(SmallRequests.IDLE_TIMEOUT.dividedBy(2)))
                    .as("the service closes the connection")
                    .isTrue();
        }
        within(LONG).untilAsserted(() -> assertThat(figure(REJECTED, "too_many_cancellations"))
                .isGreaterThan(before));
        assertThat(isServed(address)).as("the address has used up its budget").isFalse();
        assertThat(isServed(address(16))).as("another address").isTrue();
    }

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private static Socket connect(InetAddress from) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), TestService.port(), from, 0);
    }

    private static boolean isServed(InetAddress from) throws IOException {
        try (Socket socket = connect(from)) {
            socket.setSoTimeout((int) LONG.toMillis());
            socket.getOutputStream().write(LIVE.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8).startsWith("HTTP/1.1 200");
        } catch (SocketException refused) {
            return false;
        }
    }
}
