package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FailingHandlers;
import io.lifeguard.testing.FailingHandlers.Place;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error ends its request wherever it is thrown, with one line in the log, and the request counts no longer. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
class UncaughtFailuresTest {
    private static final String QUESTION = "{ policies { identity } }";
    private static final Duration SOON = Duration.ofSeconds(5);

    private int linesBefore;

    @BeforeEach
    void begin() {
        awaitNoneInProgress();
        linesBefore = SmallRequests.LOG.end();
    }

    @AfterEach
    void the_request_counts_no_longer_and_others_are_answered() {
        awaitNoneInProgress();
        assertThat(ask(QUESTION).status()).isEqualTo(200);
        assertThat(SmallRequests.LOG.lines(
                        linesBefore, line -> line.path("level").asText().equals("ERROR")))
                .as("lines of the log")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void a_request_of_http_1_ends(Place place) throws Exception {
        String body = ApiClient.graphqlBody(QUESTION);
        String request = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Fail: "
                + place + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        try (RawClient client = new RawClient().send(request)) {
            if (isAnswered(place)) {
                assertThat(client.read(Duration.ofSeconds(1)))
                        .startsWith("HTTP/1.1 500")
                        .contains("application/json", "\"INTERNAL\"")
                        .doesNotContain("OutOfMemoryError", "of a test");
            } else {
                assertThat(client.awaitEnd(SOON)).as("closed").isLessThan(SOON);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WHILE_WRITING") // Netty closes such a connection
    void a_stream_of_http_2_ends(Place place) throws Exception {
        try (Http2Client client = new Http2Client()) {
            int stream = client.open(
                    "POST", "/graphql", Map.of("content-type", "application/json", "x-fail", place.name()), false);
            client.data(stream, ApiClient.graphqlBody(QUESTION).getBytes(StandardCharsets.UTF_8), true);
            Http2Client.Response response = client.await(stream, SOON);
            if (isAnswered(place)) {
                assertThat(response.status()).isEqualTo(500);
                assertThat(response.body()).contains("\"INTERNAL\"").doesNotContain("OutOfMemoryError");
            } else {
                assertThat(response.complete()).isFalse();
                assertThat(response.reset().isPresent() || client.isEndedWithin(SOON))
                        .as("reset or closed")
                        .isTrue();
            }
        }
    }

    @Test
    void a_result_that_cannot_be_written_ends_its_request() {
        Response response = ask("{ " + FailingHandlers.MARK + " }");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.errors()).containsExactly("INTERNAL ");
    }

    @Test
    void a_large_request_that_fails_gives_its_place_to_the_next() {
        String padding = " #" + "x".repeat(70_000);
        assertThat(ask("{ " + FailingHandlers.MARK + " }" + padding).status()).isEqualTo(500);
        assertThat(ask(QUESTION + padding).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/q/health/live", "GET,/q/metrics", "GET,/graphql/schema.graphql", "POST,/api/imports/policies"})
    void every_endpoint_ends_its_request(String method, String path) throws Exception {
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Fail: " + Place.LATER_ON_THE_CONTEXT
                + "\r\nContent-Length: 0\r\n\r\n";
        try (RawClient client = new RawClient().send(request)) {
            assertThat(client.read(Duration.ofSeconds(1)))
                    .startsWith("HTTP/1.1 500")
                    .contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/access/v1/evaluation", "/scim/v2/Users", "/api/eligibilities"})
    void a_fault_before_the_body_is_read_is_none_of_the_client(String path) throws Exception {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Fail: "
                + Place.FAULT_IN_A_FILTER + "\r\nContent-Length: 2\r\n\r\n{";
        try (RawClient client = new RawClient().send(request)) {
            assertThat(client.read(Duration.ofSeconds(1)))
                    .startsWith("HTTP/1.1 500")
                    .doesNotContain("of a test");
        }
    }

    private static boolean isAnswered(Place place) {
        return place != Place.AFTER_THE_HEAD && place != Place.WHILE_WRITING;
    }

    private static void awaitNoneInProgress() {
        within(SOON).untilAsserted(() -> assertThat(figure("lifeguard_http_requests_in_progress"))
                .isZero());
    }
}
