package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request whose length or host can be read in two ways is refused, and nothing that follows it on its connection is answered:
 * a proxy may have taken it for the body (RFC 9112 3.2, 6.1, 6.3, 11.2).
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AmbiguousRequestTest {
    private static final String BODY = ApiClient.graphqlBody("{ policies { identity } }");
    private static final int LENGTH = BODY.length();
    private static final String CHUNKED = Integer.toHexString(LENGTH) + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String QUERY = "/graphql?query=%7B%20policies%20%7B%20identity%20%7D%20%7D";
    private static final String SMUGGLED = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"close", "close, Upgrade", "TE, Close", "keep-alive,close"})
    void the_connection_is_closed_when_the_client_asks_for_it(String options) throws Exception {
        try (RawClient client = new RawClient()) {
            client.send("GET " + QUERY + " HTTP/1.1\r\nHost: localhost\r\nConnection: " + options + "\r\n\r\n");
            assertThat(client.read(SOON)).startsWith("HTTP/1.1 200 ");
            assertThat(client.awaitEnd(SOON)).as("closed").isLessThan(SOON);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, HTTP/0.9, localhost",
        "GET, HTTP/1.7, localhost",
        "GET, HTTP/2.0, localhost",
        "GET, HTTP/3.0, localhost",
        "GET, RTSP/1.0, localhost",
        "PRI, AHTTP/2.0, localhost",
        "PRI, AHTTP/2.0,"
    })
    void a_version_that_is_not_spoken_is_not_responded_with(String method, String version, String host)
            throws Exception {
        try (RawClient client = new RawClient()) {
            client.send(method + " " + QUERY + " " + version + "\r\n" + (host == null ? "" : "Host: " + host + "\r\n")
                    + "\r\n" + SMUGGLED);
            assertThat(client.read(SOON))
                    .startsWith("HTTP/1.1 505 HTTP Version Not Supported\r\n")
                    .contains("/problems/http-version-not-supported")
                    .containsOnlyOnce("505 ")
                    .doesNotContain("200 OK");
            assertThat(client.awaitEnd(SOON)).as("closed").isLessThan(SOON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 37|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 37",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding:",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip|Transfer-Encoding: chunked",
                "Transfer-Encoding: identity|Content-Length: 37"
            })
    void a_chunked_body_declares_nothing_else(String headers) throws Exception {
        assertRefused(request("Host: localhost|" + headers, CHUNKED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 37|Content-Length: 3",
                "Content-Length: 37|Content-Length: 37",
                "Content-Length: 37, 37",
                "Content-Length: 37, 3",
                "Content-Length: +37",
                "Content-Length: -1",
                "Content-Length: 0x25",
                "Content-Length: 3 7",
                "Content-Length:",
                "Content-Length: 99999999999999999999999",
                "Content-Length : 37",
                "Content-Length: 37|X-A\t: b",
                "Content-Length: 37|X-A : b",
                "Content-Length: 37|X(A): b",
                "Content-Length: 37|: b",
                "Content-Length: 37|X-A",
                "Content-Length: 37|X-A: b\rc",
                "Content-Length: 37|X-A: b\nX-C: d",
                "Content-Length: 37|X-A: b\u0000c",
                "Content-Length: 37|X-A: b\u0001c"
            })
    void a_head_has_one_length_and_well_formed_headers(String headers) throws Exception {
        assertRefused(request("Host: localhost|" + headers, BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost|Host: localhost",
                "Host: localhost|Host: contoso.com",
                "Host: contoso.com|Host: localhost",
                "Host: localhost, contoso.com",
                "Host: localhost/x",
                "Host: a@localhost",
                "Host: localhost:99999",
                "X-A: no host"
            })
    void a_request_has_one_host(String headers) throws Exception {
        assertRefused(request(headers + "|Content-Length: " + LENGTH, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://contoso.com/graphql", "http://localhost:1/graphql", "graphql", "localhost:80"})
    void a_target_names_no_other_host(String target) throws Exception {
        assertRefused(
                request("Host: localhost|Content-Length: " + LENGTH, BODY).replace(" /graphql ", " " + target + " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a line that goes on in the next, which counts as a space | X-A: b\\r\\n c
            one length                                               | X-A: b
            a name in any case                                       | x-A: b\\tc
            """)
    void a_clear_request_is_answered(String why, String header) throws Exception {
        String headers = "Host: localhost|Content-Length: " + LENGTH + "|"
                + header.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
        try (RawClient client = new RawClient().send(request(headers, BODY))) {
            assertThat(client.read(Duration.ofSeconds(1)))
                    .as(why)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"UP\"");
        }
    }

    @Test
    void the_target_may_name_the_host_of_the_header_and_the_encoding_may_have_capitals() throws Exception {
        String request = request("Host: LocalHost|Transfer-Encoding: Chunked", CHUNKED)
                .replace(" /graphql ", " http://localhost/graphql ");
        try (RawClient client = new RawClient().send(request)) {
            assertThat(client.read(Duration.ofSeconds(1))).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connection        | close
            keep-alive        | 5
            proxy-connection  | keep-alive
            transfer-encoding | chunked
            upgrade           | websocket
            te                | gzip
            host              | contoso.com
            Host              | localhost
            X-Upper           | a
            x a               | b
            x(a               | b
            x-a               | b\\r\\nc: d
            x-a               | b\\0
            x-a               | b\\nc
            content-length    | 3
            content-length    | 300
            content-length    | -1
            content-length    | abc
            :path             | /x
            :unknown          | x
            :status           | 200
            """)
    void a_stream_with_headers_that_http_2_forbids_ends_and_its_neighbours_go_on(String name, String value)
            throws Exception {
        String sent = value.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
        assertStreamRefused(headers("localhost", QUERY).add(name, sent));
    }

    @Test
    void a_clear_stream_is_answered() throws Exception {
        try (Http2Client client = new Http2Client()) {
            int stream = client.open(
                    headers("localhost", QUERY).add("host", "localhost").add("te", "trailers"), true);
            assertThat(client.await(stream, SOON).status()).isEqualTo(200);
        }
    }

    @Test
    void a_stream_has_one_host_and_a_path() throws Exception {
        assertStreamRefused(headers("localhost", QUERY).add("host", "localhost").add("host", "contoso.com"));
        assertStreamRefused(headers("contoso.com", QUERY).add("host", "localhost"));
        assertStreamRefused(headers("localhost", "http://contoso.com" + QUERY));
        assertStreamRefused(headers("localhost", QUERY.substring(1)));
        assertStreamRefused(headers("a@localhost", QUERY));
    }

    private static Http2Headers headers(String authority, String path) {
        return new DefaultHttp2Headers(false)
                .method("GET")
                .path(path)
                .scheme("http")
                .authority(authority);
    }

    private static void assertStreamRefused(Http2Headers headers) throws Exception {
        try (Http2Client client = new Http2Client()) {
            Http2Client.Response refused = client.await(client.open(headers, true), SOON);
            assertThat(refused.status() == 400 || refused.reset().isPresent())
                    .as("%s: %s", headers, refused)
                    .isTrue();
            int neighbour = client.open("GET", "/q/health/live", Map.of(), true);
            assertThat(client.await(neighbour, SOON).status()).isEqualTo(200);
        }
    }

    private static String request(String headers, String body) {
        return "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n" + headers.replace("|", "\r\n")
                + "\r\n\r\n" + body + SMUGGLED;
    }

    private static void assertRefused(String request) throws Exception {
        try (RawClient client = new RawClient().send(request)) {
            String answer = client.read(SOON);
            assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*");
            assertThat(answer.split("HTTP/1\\.")).as("one answer: " + answer).hasSize(2);
            assertThat(client.awaitEnd(SOON)).as("closed").isLessThan(SOON);
        }
    }
}
