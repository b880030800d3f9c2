package io.lifeguard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, the files that it loads, and nothing else: with the headers that confine and cache them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConsoleServedTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    static List<String> assets() {
        List<String> assets = ASSET.matcher(TestService.get("/").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(assets).as("a script, a style sheet and an icon").hasSizeGreaterThanOrEqualTo(3);
        return assets;
    }

    static Stream<String> everything() {
        return Stream.concat(Stream.of("/", "/ask", "/rules/anything", "/console.json"), assets().stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?code=a&state=b",
                "/ask",
                "/ask/",
                "/ask/sip:ada@contoso.com/LYNC_2013/pchat01.contoso.com",
                "/estate",
                "/estate/lync13.contoso.com",
                "/migration",
                "/migration/what-if",
                "/changes",
                "/import",
                "/rules",
                "/rules/POLICY_DISABLED",
                "/rules/%d7%a9"
            })
    void every_address_of_a_view_is_the_page(String path) {
        Response page = TestService.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).hasValue("no-cache");
        assertThat(page.body()).isEqualTo(TestService.get("/").body()).contains("<lg-app>");
    }

    @ParameterizedTest
    @MethodSource("assets")
    void what_the_page_loads_never_changes_under_its_name(String path) {
        Response asset = TestService.get(path);
        assertThat(path).as("has a hash of its content").matches(".*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).hasValue(IMMUTABLE);
        assertThat(asset.header("Content-Type").orElseThrow())
                .isEqualTo(
                        path.endsWith(".js")
                                ? "text/javascript; charset=utf-8"
                                : path.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void the_page_is_confined_to_this_service(String path) {
        Response response = TestService.get(path);
        assertThat(response.header("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; "
                                + "style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; "
                                + "trusted-types lit-html");
        assertThat(response.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(response.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(response.header("Permissions-Policy").orElseThrow()).contains("camera=()", "microphone=()");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void who_has_a_file_does_not_get_it_again(String path) {
        String tag = TestService.get(path).header("ETag").orElseThrow();
        for (String known : List.of(tag, "\"other\", " + tag, "*")) {
            Response same = TestService.get(path, "If-None-Match", known);
            assertThat(same.status()).as(known).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("ETag")).hasValue(tag);
            assertThat(same.header("Content-Security-Policy")).isPresent();
        }
        assertThat(TestService.get(path, "If-None-Match", "W/\"other\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void head_has_the_headers_of_get_and_no_body(String path) {
        Response get = TestService.get(path);
        Response head = TestService.send("HEAD", path, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary")) {
            assertThat(head.header(header))
                    .as(header)
                    .isEqualTo(get.header(header))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("assets")
    void files_are_compressed_for_clients_that_accept_it(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> plain = bytes(path, "identity");
        HttpResponse<byte[]> compressed = bytes(path, "br, gzip;q=0.8");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).isEqualToIgnoringCase("Accept-Encoding"));
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(bytes(path, "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_first_visit_is_below_300_kilobytes() throws IOException, InterruptedException {
        long total = bytes("/", "gzip").body().length;
        for (String asset : assets()) {
            total += bytes(asset, "gzip").body().length;
        }
        assertThat(total).isLessThan(300_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/askew",
                "/ask.html",
                "/Ask",
                "/assets",
                "/assets/",
                "/assets/nothing-AAAAAAAA.js",
                "/assets/nothing",
                "/assets/.hidden.js",
                "/assets/index.html",
                "/assets/assets/index.js",
                "/assets/../index.html",
                "/assets/../application.properties",
                "/assets/%2e%2e/index.html",
                "/assets/%2e%2e/%2e%2e/application.properties",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/..%5c..%5capplication.properties",
                "/ask/../index.html",
                "//assets//..//..//application.properties",
                "/META-INF/resources/index.html",
                "/application.properties",
                "/console.json/more",
                "/console"
            })
    void nothing_else_is_served(String path) throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(client.read(Duration.ofSeconds(10)))
                    .startsWith("HTTP/1.1 404 ")
                    .containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ask", "/estate/any", "/assets/index.js", "/console.json"})
    void only_reading_is_permitted(String path) {
        for (String method : List.of("POST", "PUT", "DELETE")) {
            Response rejected = TestService.send(method, path, "");
            assertThat(rejected.status()).isEqualTo(405);
            assertThat(rejected.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void the_description_says_that_nobody_signs_in() {
        Response description = TestService.get("/console.json");
        assertThat(description.header("Content-Type")).hasValue("application/json");
        assertThat(description.header("Cache-Control")).hasValue("no-cache");
        assertThat(description.json().get("signIn").isNull()).isTrue();
        assertThat(description.json().get("version").asText()).isNotBlank();
    }

    @Test
    void the_host_is_checked_here_too() throws IOException {
        try (RawClient client = new RawClient()) {
            client.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(client.read(Duration.ofSeconds(10))).startsWith("HTTP/1.1 403 ");
        }
    }

    private static HttpResponse<byte[]> bytes(String path, String encodings) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + TestService.port() + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Accept-Encoding", encodings)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
