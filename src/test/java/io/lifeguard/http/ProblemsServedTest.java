package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.pages.ProblemDescription;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rejection has a type, whatever part of the service rejects the request, and every type a page. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProblemsServedTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = ';', textBlock = """
                    GET /graphql/%01;                         MALFORMED_REQUEST;      Host: localhost|
                    GET /q/docs/%00;                          MALFORMED_REQUEST;      Host: localhost|
                    GET /problems;                            MALFORMED_REQUEST;      X: no host|
                    GET /problems;                            MALFORMED_REQUEST;      Host: localhost|Host: localhost|
                    GET /problems;                            HOST_NOT_PERMITTED;     Host: evil.example|
                    GET /problems;                            HOST_NOT_PERMITTED;     Host: localhost|Origin: https://evil.example|
                    GET /problems;                            INVALID_VALUE;          Host: localhost|Lifeguard-At-Least: x|
                    POST /access/v1/evaluation;               INVALID_VALUE;          Host: localhost|Content-Length: 0|
                    GET /index.html;                          NOT_FOUND;              Host: localhost|
                    GET /assets/nothing.js;                   NOT_FOUND;              Host: localhost|
                    PUT /ask;                                 METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    GET /nowhere;                             NOT_FOUND;              Host: localhost|
                    GET /api/nowhere;                         NOT_FOUND;              Host: localhost|
                    GET /problems/nothing;                    NOT_FOUND;              Host: localhost|
                    GET /problems/busy/more;                  NOT_FOUND;              Host: localhost|
                    GET /q/docs/nothing.js;                   NOT_FOUND;              Host: localhost|
                    GET /openapi/nothing;                     NOT_FOUND;              Host: localhost|
                    DELETE /problems/busy;                    METHOD_NOT_ALLOWED;     Host: localhost|
                    POST /problems;                           METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    GET /access/v1/evaluation;                METHOD_NOT_ALLOWED;     Host: localhost|
                    PUT /.well-known/authzen-configuration;   METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    PUT /api/imports/users;                   METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    POST /openapi;                            METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    POST /asyncapi;                           METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    GET /asyncapi/nothing;                    NOT_FOUND;              Host: localhost|
                    POST /q/docs/;                            METHOD_NOT_ALLOWED;     Host: localhost|Content-Length: 0|
                    POST /api/imports/users;                  NOT_ACCEPTABLE;         Host: localhost|Accept: image/png|Content-Length: 0|
                    POST /api/imports/users;                  UNSUPPORTED_MEDIA_TYPE; Host: localhost|Content-Encoding: gzip|Content-Length: 0|
                    POST /api/imports/users;                  BODY_TOO_LARGE;         Host: localhost|Content-Length: 99999999999|
                    POST /access/v1/evaluation;               BODY_TOO_LARGE;         Host: localhost|Content-Type: application/json|Content-Length: 99999999|
                    POST /problems;                           BODY_TOO_LARGE;         Host: localhost|Content-Length: 99999999|
                    POST /api/imports/users;                  FILE_REFUSED;           Host: localhost|Content-Length: 0|
                    GET /graphql;                             MALFORMED_REQUEST;      Host: localhost|Upgrade: websocket|
                    GET /graphql;                             UPGRADE_REQUIRED;       Host: localhost|Upgrade: websocket|Sec-WebSocket-Protocol: graphql-transport-ws|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 12|
                    """)
    void each_rejection_has_the_type_of_its_status(String line, ProblemType type, String headers) throws IOException {
        try (RawClient client = new RawClient()) {
            client.send(line + " HTTP/1.1\r\n" + headers.replace("|", "\r\n") + "Connection: close, Upgrade\r\n\r\n");
            String response = client.read(Duration.ofSeconds(10));
            assertThat(response)
                    .startsWith("HTTP/1.1 " + type.status() + " ")
                    .containsIgnoringCase("content-type: application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(response.substring(response.indexOf("\r\n\r\n")));
            assertThat(problem.get("type").asText()).isEqualTo(type.uri());
            assertThat(problem.get("status").asInt()).isEqualTo(type.status());
            assertThat(problem.get("title").asText()).isEqualTo(type.title());
            assertThat(problem.get("detail").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_type_has_a_page(ProblemType type) {
        Response page = TestService.get(type.uri());
        ProblemDescription description = ProblemDescription.of(type);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).hasValue("public, max-age=3600");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; ")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<h1>" + type.title() + "</h1>", ">" + type.status() + "<")
                .contains(description.meaning(), description.remedy());
        assertThat(TestService.send("HEAD", type.uri(), "").status()).isEqualTo(200);
    }

    @Test
    void the_list_links_to_every_page() {
        Response list = TestService.get("/problems");
        assertThat(list.status()).isEqualTo(200);
        for (ProblemType type : ProblemType.values()) {
            assertThat(list.body()).contains("href=\"" + type.uri() + "\"");
        }
        assertThat(TestService.get("/problems/").body()).isEqualTo(list.body());
    }
}
