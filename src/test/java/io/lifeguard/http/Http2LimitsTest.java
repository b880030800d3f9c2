package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits of memory and time hold over HTTP/2, where bodies declare no length and many streams share a connection. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SharedProfiles.SmallRequests.class)
@Tag("one-jdk")
class Http2LimitsTest {
    private static final String QUESTION = "{ policies { identity } }";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Map<String, String> DECLARED = Map.of("content-type", "text/csv", "content-length", "27");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** Requests of clients that have gone would take the places of the next test. */
    @AfterEach
    void awaitTheEndOfAllRequests() {
        within(SOON).until(() -> figure("lifeguard_http_requests_in_progress") == 0);
    }

    @Test
    void a_request_without_a_length_is_answered() throws Exception {
        try (Http2Client client = new Http2Client()) {
            Http2Client.Response response = client.await(client.ask(QUESTION), SOON);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains("Global");
        }
    }

    @Test
    void bodies_that_declare_no_length_count_as_they_arrive() throws Exception {
        byte[] piece = new byte[7_000_000];
        Arrays.fill(piece, (byte) ' ');
        ExecutorService senders = Executors.newFixedThreadPool(3);
        try (Http2Client client = new Http2Client()) {
            List<Integer> streams = new ArrayList<>();
            List<CompletableFuture<Integer>> sending = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int stream = client.open("POST", "/graphql", JSON, false);
                streams.add(stream);
                sending.add(CompletableFuture.supplyAsync(() -> send(client, stream, piece), senders));
            }
            for (CompletableFuture<Integer> sender : sending) {
                sender.get();
            }
            long refused = 0;
            for (int stream : streams) {
                Http2Client.Response response = client.await(stream, Duration.ofSeconds(3));
                if (response.status() == 503 || response.reset().isPresent()) {
                    refused++;
                }
            }
            assertThat(refused).as("streams beyond 10 MB of bodies").isGreaterThanOrEqualTo(2);
            assertThat(client.await(client.ask(QUESTION), SOON).status())
                    .as("a small request beside them")
                    .isEqualTo(200);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void a_slow_stream_is_reset_and_its_neighbours_go_on() throws Exception {
        try (Http2Client client = new Http2Client()) {
            int slow = client.open("POST", "/graphql", JSON, false);
            client.data(slow, new byte[] {' '}, false);
            Http2Client.Response cut = client.await(slow, PERIOD.multipliedBy(4));
            assertThat(cut.reset()).as("RST_STREAM").isPresent();
            assertThat(client.isEndedWithin(Duration.ofMillis(100)))
                    .as("GOAWAY")
                    .isFalse();
            assertThat(client.await(client.ask(QUESTION), SOON).status()).isEqualTo(200);
        }
    }

    @Test
    void a_response_that_is_not_read_is_cut_off_and_its_neighbours_go_on() throws Exception {
        try (Http2Client client = new Http2Client(0, false)) {
            int unread = client.ask(QUESTION);
            Http2Client.Response cut = client.await(unread, PERIOD.multipliedBy(5));
            assertThat(cut.reset()).as("RST_STREAM").isPresent();
            assertThat(client.isEndedWithin(Duration.ofMillis(100)))
                    .as("GOAWAY")
                    .isFalse();
            int neighbour = client.open("HEAD", "/q/health/live", Map.of(), true);
            assertThat(client.await(neighbour, SOON).status()).isEqualTo(200);
        }
    }

    @Test
    void streams_that_are_reset_because_they_are_malformed_are_not_in_progress_for_ever() throws Exception {
        Map<String, String> wrongLength = Map.of("content-type", "application/json", "content-length", "27");
        try (Http2Client client = new Http2Client()) {
            for (int i = 0; i < SharedProfiles.SmallRequests.MAX_CONCURRENT; i++) {
                int malformed = client.open("POST", "/graphql", wrongLength, false);
                client.data(malformed, new byte[] {'{'}, true);
                Http2Client.Response rejected = client.await(malformed, SOON);
                assertThat(rejected.reset().isPresent() || rejected.status() == 400)
                        .as("RST_STREAM, unless the response is first: " + rejected)
                        .isTrue();
            }
            within(SOON).untilAsserted(() -> assertThat(
                            client.await(client.ask(QUESTION), SOON).status())
                    .isEqualTo(200));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_import_whose_stream_ends_as_it_should_not_lets_the_next_one_in(StreamEnd end) throws Exception {
        try (Http2Client client = new Http2Client()) {
            int cut = client.open("POST", "/api/imports/policies", DECLARED, false);
            client.data(cut, new byte[] {'I'}, false);
            within(SOON).until(() -> figure("lifeguard_imports_in_progress") >= 1);
            end.of(client, cut);
            within(SOON).until(() -> figure("lifeguard_imports_in_progress") == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void imports_whose_streams_end_at_once_let_the_next_one_in(StreamEnd end) throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Http2Client client = new Http2Client()) {
                client.hold();
                int cut = client.open("POST", "/api/imports/policies", DECLARED, false);
                client.data(cut, new byte[] {'I'}, false);
                end.of(client, cut);
                client.release();
                client.isEndedWithin(Duration.ofMillis(5L * (i % 3)));
            }
        }
        within(SOON)
                .untilAsserted(() -> assertThat(sendExport("policies", "Identity,EnablePersistentChat", "Global,True")
                                .status())
                        .isEqualTo(200));
    }

    /** Quarkus REST drops the result of a method when the client has gone meanwhile. */
    @Test
    void imports_whose_client_does_not_wait_let_the_next_one_in() throws Exception {
        byte[] file = "Identity,EnablePersistentChat\r\nGlobal,True\r\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            try (Http2Client client = new Http2Client()) {
                client.hold();
                int left = client.open("POST", "/api/imports/policies", Map.of("content-type", "text/csv"), false);
                client.data(left, file, true);
                client.release();
                Thread.sleep(i % 4);
            }
        }
        within(SOON).until(() -> figure("lifeguard_imports_in_progress") == 0);
    }

    @Test
    void exports_whose_client_does_not_wait_let_the_next_one_in() throws Exception {
        for (int i = 0; i < 500; i++) {
            try (Http2Client client = new Http2Client()) {
                client.hold();
                client.open("GET", "/api/exports/policies", Map.of(), true);
                client.open("GET", "/api/exports", Map.of(), true);
                client.release();
                Thread.sleep(i % 6);
            }
        }
        within(SOON).until(() -> figure("lifeguard_exports_in_progress") == 0);
    }

    @Test
    void a_large_response_that_is_not_read_is_cut_off_and_takes_no_memory_then() throws Exception {
        try (Http2Client client = new Http2Client(0, false)) {
            int unread = client.ask(RequestLimitsTest.large());
            within(SOON).until(() -> figure("lifeguard_http_response_body_bytes") > 5_000_000);
            assertThat(client.await(unread, PERIOD.multipliedBy(5)).reset())
                    .as("RST_STREAM")
                    .isPresent();
            within(SOON).until(() -> figure("lifeguard_http_requests_in_progress") == 0);
            assertThat(figure("lifeguard_http_response_body_bytes")).isZero();
        }
    }

    @Test
    void a_mutation_whose_result_has_no_memory_is_stored_and_says_so() throws Exception {
        String description = "x".repeat(1_000);
        try (Http2Client client = new Http2Client(0, false)) {
            int unread = client.ask(RequestLimitsTest.large());
            within(SOON).until(() -> figure("lifeguard_http_response_body_bytes") > 9_000_000);
            Response write =
                    TestService.ask("mutation { putPolicy(policy: {identity: \"Tag:A\", enablePersistentChat: true,"
                            + " description: \"" + description + "\"}) { policy {"
                            + IntStream.range(0, 4_400)
                                    .mapToObj(i -> " a" + i + ": description")
                                    .collect(Collectors.joining())
                            + " } } }");
            assertThat(write.status()).isEqualTo(503);
            assertThat(write.errors()).containsExactly("OUTCOME_UNKNOWN ");
            client.reset(unread);
        }
        assertThat(TestService.ask("{ policies { description } }").body()).contains(description);
    }

    @Test
    void a_response_that_was_written_as_a_whole_counts_until_it_is_read() throws Exception {
        try (Http2Client client = new Http2Client(0, false)) {
            int unread = client.open("GET", "/graphql/schema.graphql", Map.of(), true);
            within(SOON).until(() -> figure("lifeguard_http_response_body_bytes") > 40_000);
            client.reset(unread);
            within(SOON).until(() -> figure("lifeguard_http_response_body_bytes") == 0);
            within(SOON).until(() -> figure("lifeguard_http_requests_in_progress") == 0);
        }
    }

    private static int send(Http2Client client, int stream, byte[] piece) {
        try {
            return client.data(stream, piece, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ways in which a stream ends before its body is complete. */
    private enum StreamEnd {
        RESET_BY_CLIENT {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.reset(stream);
            }
        },
        SHORTER_THAN_DECLARED {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.data(stream, new byte[] {'d'}, true);
            }
        },
        LONGER_THAN_DECLARED {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.data(stream, new byte[28], true);
            }
        },
        WINDOW_UPDATE_OF_NOTHING {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.frame(WINDOW_UPDATE, 0, stream, new byte[4]);
            }
        },
        WINDOW_TOO_LARGE {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.frame(WINDOW_UPDATE, 0, stream, new byte[] {127, -1, -1, -1});
            }
        },
        PRIORITY_OF_WRONG_SIZE {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.frame(PRIORITY, 0, stream, new byte[4]);
            }
        },
        HEADERS_THAT_CANNOT_BE_DECODED {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.frame(HEADERS, END_HEADERS, stream + 2, new byte[] {-1, -1, -1, -1, -1, -1});
            }
        },
        FRAME_OF_ANOTHER_STREAM_WITHIN_HEADERS {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.frame(HEADERS, 0, stream + 2, new byte[0]);
                client.frame(WINDOW_UPDATE, 0, stream, new byte[] {0, 0, 0, 1});
            }
        },
        CONNECTION_CLOSED {
            @Override
            void of(Http2Client client, int stream) throws IOException {
                client.release();
                client.close();
            }
        };

        private static final int HEADERS = 1;
        private static final int PRIORITY = 2;
        private static final int WINDOW_UPDATE = 8;
        private static final int END_HEADERS = 4;

        abstract void of(Http2Client client, int stream) throws IOException;
    }
}
