package io.lifeguard.http;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that has sent its request is not cut off because its answer takes longer than the period of the minimum rate. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
class SlowAnswersTest {
    private static final Duration LONGER_THAN_THE_PERIOD = SmallRequests.MIN_RATE_PERIOD.plusMillis(2_500);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @BeforeEach
    void awaitTheEndOfOtherRequests() {
        soon().until(() -> figure("lifeguard_http_requests_in_progress") == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/policies             |                                         | 200
                    GET    | /api/policies             | {"a body": "that is not read"}          | 200
                    DELETE | /api/chat-pools/unknown   | {"a body": "that is not read"}          | 404
                    POST   | /graphql                  | {"query": "{ policies { identity } }"}  | 200
                    PUT    | /api/policies/Global?dryRun=true | {"enablePersistentChat": true} | 200
                    """)
    void over_every_version_of_http(String method, String path, String body, int status) throws Exception {
        String sent = body == null ? "" : body;
        Map<String, CompletableFuture<Integer>> answers = new LinkedHashMap<>();
        try (Connection lock = TestService.database().getConnection();
                Statement statement = lock.createStatement();
                Http2Client http2 = new Http2Client();
                Http2Client http2EndingLater = new Http2Client()) {
            lock.setAutoCommit(false);
            statement.execute("lock table policies, chat_pools in access exclusive mode");
            answers.put("1.1", ask(HttpClient.Version.HTTP_1_1, method, path, sent));
            answers.put("1.1, 2 wanted", ask(HttpClient.Version.HTTP_2, method, path, sent));
            answers.put("2", ask(http2, method, path, sent, true));
            answers.put("2, the end in a frame of its own", ask(http2EndingLater, method, path, sent, false));
            pause(LONGER_THAN_THE_PERIOD);
            lock.rollback();
            Map<String, Object> statuses = new LinkedHashMap<>();
            answers.forEach((version, answer) -> statuses.put(
                    version,
                    answer.handle((got, failure) -> failure == null ? (Object) got : failure.toString())
                            .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                            .join()));
            assertThat(statuses.values()).as(statuses.toString()).containsOnly(status);
        }
    }

    private static CompletableFuture<Integer> ask(HttpClient.Version version, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + TestService.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HttpClient.newBuilder()
                .version(version)
                .build()
                .sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(java.net.http.HttpResponse::statusCode);
    }

    private static CompletableFuture<Integer> ask(
            Http2Client client, String method, String path, String body, boolean endsAtOnce) throws Exception {
        boolean endsWithHead = body.isEmpty() && endsAtOnce;
        int stream = client.open(method, path, Map.of("content-type", "application/json"), endsWithHead);
        if (!endsWithHead) {
            client.data(stream, body.getBytes(StandardCharsets.UTF_8), endsAtOnce);
        }
        if (!endsAtOnce) {
            client.data(stream, new byte[0], true);
        }
        return Concurrently.supply(() -> {
            try {
                return client.await(stream, LIMIT).status();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
