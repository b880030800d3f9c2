package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request whose body would be too long is refused in the form of its endpoint, before the body is read. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
class DeclaredLengthTest {
    private static final byte[] BODY = new byte[9 << 20];

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /graphql              | application/json         | "code":"BODY_TOO_LARGE"
                    /scim/v2/Users        | application/scim+json    | "status":"413"
                    /access/v1/evaluation | application/problem+json | "status":413
                    /api/eligibilities    | application/problem+json | "status":413
                    /api/imports/users    | application/problem+json | "status":413
                    """)
    void is_refused_in_the_form_of_the_endpoint(String path, String type, String content) throws Exception {
        String request = "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{";
        try (RawClient client = new RawClient().send(request)) {
            assertThat(client.read(Duration.ofSeconds(1)))
                    .startsWith("HTTP/1.1 413")
                    .contains("content-type: " + type, content);
        }
    }

    /** A client that sends the whole body before it reads the response must be able to. */
    @ParameterizedTest
    @CsvSource({
        "/graphql, 413",
        "/scim/v2/Users, 413",
        "/access/v1/evaluation, 413",
        "/api/eligibilities, 413",
        "/q/health, 413",
        "/nowhere, 404",
        "/api/imports/nothing, 404",
    })
    void is_refused_to_a_client_that_sends_all_before_it_reads(String path, int status) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + TestService.port() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(BODY))
                .build();
        for (int time = 1; time <= 5; time++) {
            HttpResponse<String> response =
                    client.sendAsync(request, BodyHandlers.ofString()).get(20, TimeUnit.SECONDS);
            assertThat(response.statusCode()).as("time " + time).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql, 413",
        "/scim/v2/Users, 413",
        "/access/v1/evaluation, 413",
        "/api/eligibilities, 413",
        "/q/health, 413",
        "/nowhere, 404",
        "/api/imports/nothing, 404",
    })
    void is_refused_and_read_to_its_end_over_http_2(String path, int status) throws Exception {
        try (Http2Client client = new Http2Client()) {
            int stream = client.open(
                    "POST",
                    path,
                    Map.of("content-type", "application/json", "content-length", String.valueOf(BODY.length)),
                    false);
            assertThat(client.dataBeforeReading(stream, BODY)).isEqualTo(BODY.length);
            assertThat(client.await(stream, Duration.ofSeconds(20)).status()).isEqualTo(status);
        }
    }
}
