package io.lifeguard.http;

import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.FailingHandlers.LateFailure;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.LogFile;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal after its client has gone is no error of the service: nothing in the log calls for an operator. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
class AbandonedRequestsTest {
    private static final LogFile LOG = SmallRequests.LOG;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST   | /api/imports/users?absent=delete | text/csv         | SipAddress,RegistrarPool\\n,
                    POST   | /api/imports/users               | text/csv         | SipAddress\\nsip:new@contoso.com
                    POST   | /api/imports                     | application/zip  | no archive
                    PUT    | /api/users/sip:new@contoso.com   | application/json | {"frontEndPool": "unknown.contoso.com"}
                    DELETE | /api/policies/Global             | application/json | ''
                    GET    | /api/policies/unknown            | application/json | ''
                    POST   | /graphql                         | application/json | {"query": "mutation { deletePolicy(identity: \"Global\") { revision } }"}
                    GET    | /scim/v2/Users/unknown           | application/json | ''
                    """)
    @SuppressWarnings("try") // the client goes before the end
    void are_no_errors_when_they_are_refused(String method, String path, String contentType, String text)
            throws Exception {
        String body = text.replace("\\n", "\n");
        int before = LOG.end();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nIdempotency-Key: %s\r\n"
                        .formatted(method, path, contentType, UUID.randomUUID())
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        try (Connection lock = TestService.database().getConnection();
                Statement statement = lock.createStatement();
                Http2Client http2 = new Http2Client();
                RawClient http1 = new RawClient()) {
            lock.setAutoCommit(false);
            statement.execute("lock table policies, chat_pools, users, idempotency_keys in access exclusive mode");
            int stream = http2.open(
                    method,
                    path,
                    Map.of(
                            "content-type",
                            contentType,
                            "idempotency-key",
                            UUID.randomUUID().toString()),
                    false);
            http2.data(stream, bytes, true);
            http1.send(head + body);
            soon().until(() -> waiting() > 0 || figure("lifeguard_http_requests_in_progress") == 0);
            http2.reset(stream);
            http1.close();
            soon().until(() -> figure("lifeguard_http_requests_in_progress") == 0);
            lock.rollback();
        }
        soon().until(() -> waiting() == 0 && figure("lifeguard_imports_in_progress") == 0);
        assertThat(ask("{ policies { identity } }").status()).isEqualTo(200);
        assertThat(errors(before)).isEmpty();
    }

    /** As when the client goes between a failure and its response. */
    @Test
    @SuppressWarnings("try") // the client goes before the end
    void are_errors_only_for_a_fault() throws Exception {
        int before = LOG.end();
        for (LateFailure failure : LateFailure.values()) {
            try (Http2Client http2 = new Http2Client();
                    RawClient http1 = new RawClient()) {
                int stream = http2.open("GET", "/api/policies", Map.of("x-fail-late", failure.name()), true);
                http1.send("GET /api/policies HTTP/1.1\r\nHost: localhost\r\nX-Fail-Late: " + failure + "\r\n\r\n");
                soon().until(() -> figure("lifeguard_http_requests_in_progress") == 2);
                http2.reset(stream);
                http1.close();
                soon().until(() -> figure("lifeguard_http_requests_in_progress") == 0);
            }
        }
        // the fault is the last of them
        soon().untilAsserted(() -> assertThat(errors(before)).hasSize(2));
    }

    private static List<?> errors(int from) {
        return LOG.lines(from, line -> line.path("level").asText().equals("ERROR"));
    }

    /** Statements that wait for a lock. */
    private static int waiting() {
        return Integer.parseInt(Tables.column(
                        TestService.database(), "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .get(0));
    }
}
