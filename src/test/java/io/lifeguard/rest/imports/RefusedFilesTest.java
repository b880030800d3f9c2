package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.USERS;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.send;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no export, or no import, is refused whole: a clear problem, nothing stored, nothing of the inside told. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusedFilesTest {
    private static final String INSIDE =
            "(?is).*(exception|io\\.lifeguard|java\\.|select |insert |\\tat |null pointer).*";

    final DataSource dataSource = TestService.database();

    private Map<String, List<String>> before = Map.of();

    @BeforeEach
    void ada() {
        Estate.store(dataSource, Estate.withAda());
        before = Tables.all(dataSource);
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    static Stream<Arguments> files() {
        byte[] random = new byte[100_000];
        new Random(5).nextBytes(random);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        String good = USERS + "\r\n" + Estate.row("ben", "guid-ben", "Ben") + "\r\n";
        return Stream.of(
                Arguments.of("an empty body", new byte[0]),
                Arguments.of("a body of white space", " \r\n \r\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("random bytes", random),
                Arguments.of("a picture", png),
                Arguments.of("a spreadsheet", "PK\u0003\u0004\u0014\u0000".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a value of 10 MB", bytes(good + "\"" + "x".repeat(10 << 20) + "\",,,,,,\r\n")),
                Arguments.of("a header of 10 MB", bytes("x".repeat(10 << 20))),
                Arguments.of("a character U+0000", bytes(good + "sip:a\u0000b@contoso.com,,,True,,,\r\n")),
                Arguments.of("an end within quotes", bytes(good + "sip:cleo@contoso.com,,\"Cle")),
                Arguments.of("an end within a row", bytes(good + "sip:cleo@contoso.com,,Cle")),
                Arguments.of("an end within a character", cut(bytes(good + "sip:c@contoso.com,,Clé"), 1)),
                Arguments.of("text after a closing quote", bytes(good + "sip:c@contoso.com,,\"Cleo\" x,True,,,\r\n")),
                Arguments.of("the column of the key not there", bytes("DisplayName,Enabled\r\nAda,True\r\n")),
                Arguments.of("one column twice", bytes("SipAddress,Enabled,enabled\r\nsip:a@b.c,True,False\r\n")),
                Arguments.of("JSON", bytes("{\"users\": [{\"SipAddress\": \"sip:a@b.c\"}]}")),
                Arguments.of("a page", bytes("<html><body>Sign in</body></html>\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_that_is_no_export(String what, byte[] file) {
        Response answer = sendExport("users", file);
        assertProblem(answer, 422);
        assertProblem(sendExport("users?dryRun=true", file), 422);
    }

    @Test
    void the_missing_columns_are_named() {
        Response noKey = sendExport("front-end-pools", "Site,Version", "Oslo,6");
        assertProblem(noKey, 422);
        assertThat(missing(noKey)).containsExactly("PoolFqdn or Identity");
        Response cannotCreate = sendExport("users", "SipAddress,DisplayName", "sip:ada@contoso.com,Ada", "sip:x@y.z,X");
        assertProblem(cannotCreate, 422);
        assertThat(missing(cannotCreate)).containsExactly("Enabled", "RegistrarPool or HomeServer");
        assertThat(cannotCreate.json().get("detail").asText()).contains("1 row");
        assertThat(missing(sendExport("chat-pools", "Identity,DisplayName", "new.contoso.com,New")))
                .containsExactly("Version", "Registrar");
        assertThat(missing(sendExport("policies", "Identity", "Tag:New"))).containsExactly("EnablePersistentChat");
        assertThat(missing(sendExport("users?dryRun", "SipAddress,Enabled", "sip:x@y.z,True")))
                .containsExactly("RegistrarPool or HomeServer");
    }

    @Test
    void a_refusal_for_another_reason_names_no_columns() {
        assertThat(missing(sendExport("users", new byte[0]))).isEmpty();
    }

    @Test
    void a_front_end_pool_of_a_version_that_is_none_of_ours_is_refused_by_name() {
        Response answer = sendExport("front-end-pools", "PoolFqdn,Site,Version", "new.contoso.com,Oslo,7");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Estate.refusals(answer.json())).containsExactly("2 VALUE_IS_VALID Version");
        assertThat(Estate.sentences(answer.json())).contains("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?dryrun=true",
                "users?DryRun=true",
                "users?dryRun=yes",
                "users?dryRun=1",
                "users?allowLargeChange=maybe",
                "users?absent=remove",
                "users?limit=5",
                "users?dryRun=true&dryRun=false",
                "users?=x"
            })
    void a_parameter_that_is_none(String what) {
        assertProblem(sendExport(what, USERS, Estate.row("ben", "guid-ben", "Ben")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "USERS", "users/x", "%00", "..", ""})
    void a_kind_that_is_none(String kind) {
        Response answer = sendExport(kind, USERS, Estate.row("ben", "guid-ben", "Ben"));
        // without a kind it must be an archive
        assertThat(answer.status()).isIn(400, 403, 404, 405, 415);
        assertThat(answer.body()).doesNotMatch(INSIDE);
    }

    @Test
    void only_post_is_an_import() {
        assertThat(get("/api/imports/users").status())
                .as("no import has this id")
                .isEqualTo(404);
        Response answer = send("PUT", "/api/imports/users", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).doesNotMatch(INSIDE);
    }

    @Test
    void any_content_type_will_do_since_browsers_and_curl_send_what_they_like() {
        for (String type :
                List.of("text/csv; charset=utf-16", "application/octet-stream", "application/x-www-form-urlencoded")) {
            assertThat(post("/api/imports/users?dryRun=true", type, "SipAddress\r\nada@contoso.com\r\n")
                            .status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_compressed_file_is_refused_by_its_header() {
        Response answer = send("POST", "/api/imports/users", "SipAddress\r\n", "Content-Encoding", "gzip");
        assertProblem(answer, 415);
        assertThat(answer.json().get("detail").asText()).startsWith("Content-Encoding must be absent or identity");
    }

    private static void assertProblem(Response answer, int status) {
        if (answer.status() == 202) { // the file is large
            assertFailed(answer.json().get("id").asText(), status);
            return;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asText()).isNotBlank();
        assertThat(answer.json().get("detail").asText()).isNotBlank().hasSizeLessThan(2000);
        assertThat(answer.body()).doesNotMatch(INSIDE);
        assertThat(answer.header("Lifeguard-Revision")).isPresent();
    }

    private static void assertFailed(String id, int status) {
        Await.within(Duration.ofSeconds(20))
                .until(() -> get("/api/imports/" + id).json().has("endedAt"));
        JsonNode failure = get("/api/imports/" + id).json().get("failure");
        assertThat(failure.get("status").asInt()).isEqualTo(status);
        assertThat(failure.get("detail").asText())
                .isNotBlank()
                .hasSizeLessThan(2000)
                .doesNotMatch(INSIDE);
    }

    private static List<String> missing(Response answer) {
        return StreamSupport.stream(answer.json().path("missingColumns").spliterator(), false)
                .map(c -> c.asText())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] bytes, int by) {
        return Arrays.copyOf(bytes, bytes.length - by);
    }
}
