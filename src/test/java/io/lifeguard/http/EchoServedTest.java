package io.lifeguard.http;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What errors repeat of a request is cut and cleaned, wherever it stood in it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EchoServedTest {
    private static final String LONG = "Evil".repeat(700);
    private static final String DIRTY = "a\u0000\u001b[31m\u202eb";
    private static final String NOT_CLEAN = "(?s).*[\u0000-\u0008\u001b\u202e].*";

    @Test
    void a_method_a_header_and_a_path_of_any_length() throws Exception {
        for (String head : List.of(
                LONG.substring(0, 1000) + " /graphql HTTP/1.1\r\nHost: localhost\r\n",
                "GET /q/health HTTP/1.1\r\nHost: " + LONG + "\r\n",
                "GET /q/health HTTP/1.1\r\nHost: localhost\r\nOrigin: http://" + LONG + "\r\n",
                "GET /q/health HTTP/1.1\r\nHost: localhost\r\nLifeguard-At-Least: " + LONG + "\r\n",
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Type: " + LONG + "\r\n",
                "POST /api/imports/" + LONG + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n")) {
            try (RawClient client = new RawClient().send(head + "Connection: close\r\n\r\n")) {
                String answer = client.read(Duration.ofSeconds(10));
                assertThat(answer).as(head.substring(0, 60)).startsWith("HTTP/1.1 4");
                assertThat(answer.length()).as(answer).isLessThan(1000);
            }
        }
    }

    @Test
    void a_document_and_its_variables() {
        for (String text : List.of(LONG, DIRTY)) {
            for (String message : List.of(
                    ask("{ " + text + " }").message(),
                    ask("{ users(filter: {x: \"" + text.replace("\u0000", "") + "\"}) { totalCount } }")
                            .message(),
                    ask("query($u: ID!) { user(sipAddress: $u) { sipAddress } }", "u", text)
                            .message(),
                    ask("query($c: Client!) { clients { client } }", "c", text).message())) {
                assertThat(message).hasSizeBetween(1, 600).doesNotMatch(NOT_CLEAN);
            }
        }
    }

    @Test
    void an_export() {
        for (String text : List.of(LONG, DIRTY)) {
            String body = sendExport("policies", "Identity,EnablePersistentChat", text + "," + text)
                    .body();
            assertThat(body.length()).as(body).isLessThan(2000);
            assertThat(body).doesNotMatch(NOT_CLEAN);
        }
    }
}
