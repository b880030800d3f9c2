package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that asks for HTTP/2 without TLS is answered with HTTP/1.1. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CleartextUpgradeTest {
    private static final String UPGRADE = "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
    private static final int CONNECTIONS = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\n",
                "Connection: HTTP2-Settings\r\nConnection: Upgrade\r\n",
                "Connection: keep-alive, Upgrade,HTTP2-Settings\r\n",
                ""
            })
    void is_answered_with_http_1(String connection) throws Exception {
        String again = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (RawClient client = new RawClient()
                .send("POST /graphql HTTP/1.1\r\nHost: localhost\r\n" + connection + UPGRADE
                        + "Content-Type: application/json\r\nContent-Length: 27\r\n\r\n"
                        + "{\"query\": \"{ __typename }\"}" + again)) {
            assertThat(client.read(Duration.ofSeconds(10)))
                    .startsWith("HTTP/1.1 200")
                    .contains("{\"data\":{\"__typename\":\"Query\"}}HTTP/1.1 200")
                    .doesNotContain("HTTP/1.1 101");
        }
    }

    @Test
    void and_may_ask_for_the_end_of_the_connection() throws Exception {
        Duration limit = Duration.ofSeconds(10);
        try (RawClient client = new RawClient()
                .send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close, HTTP2-Settings\r\n"
                        + UPGRADE + "\r\n")) {
            assertThat(client.awaitEnd(limit)).isLessThan(limit);
        }
    }

    /** One in ten of them failed, when the response had several frames of HTTP/2. */
    @Test
    void the_client_of_the_jdk_reads_large_responses_on_new_connections() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + TestService.port() + "/graphql/schema.graphql");
        for (int i = 0; i < CONNECTIONS; i++) {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .build()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(response.body()).hasSizeGreaterThan(40_000);
        }
    }
}
