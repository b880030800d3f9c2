package io.lifeguard.graphql.server.execution;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.Await.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.access.IssuerResource;
import io.lifeguard.access.TokenBuilder;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that a worker executes is still that of its caller, at its revision; and callers wait for each other fairly. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class LargeRequestsTest {
    private static final String PADDING = " ".repeat(70_000);
    private static final String LARGE_RESULT =
            "{ users(first: 300) { nodes { sipAddress eligibilities { eligible obstacles { rule { id } } } } } }";

    @BeforeEach
    void organisation() {
        Org.clear(TestService.database());
    }

    @Test
    void a_write_with_a_large_body_has_its_caller_as_author() {
        Response written = ask(
                "paula",
                "chat-admins",
                "mutation { putPolicy(policy: {identity: \"Tag:New\", enablePersistentChat: true}) { applied } }",
                PADDING);
        assertThat(written.data().at("/putPolicy/applied").asBoolean()).isTrue();
        assertThat(ask(
                                "vera",
                                "help-desk",
                                "{ changes(first: 500) { nodes { subject actor revision before after kind } } }",
                                "")
                        .data()
                        .at("/changes/nodes")
                        .findValuesAsText("actor"))
                .contains("paula")
                .doesNotContain("local");
    }

    @Test
    void a_large_body_gives_no_role_that_its_caller_has_not() {
        Response refused = ask(
                "vera",
                "help-desk",
                "mutation { putPolicy(policy: {identity: \"Tag:New\", enablePersistentChat: true}) { applied } }",
                PADDING);
        assertThat(refused.errors()).containsExactly("FORBIDDEN ");
    }

    @Test
    void a_large_request_is_read_at_the_revision_that_it_requires_and_says_at_which() {
        String revision = ask(
                        "paula",
                        "chat-admins",
                        "mutation { putPolicy(policy: {identity: \"Tag:New\","
                                + " enablePersistentChat: true}) { revision } }",
                        "")
                .data()
                .at("/putPolicy/revision")
                .asText();
        Response read = ask("vera", "help-desk", LARGE_RESULT, PADDING, "Lifeguard-At-Least", revision);
        assertThat(read.data()).isNotNull();
        assertThat(read.revision()).isEqualTo(revision);
        long next = Long.parseLong(revision.substring(revision.indexOf('.') + 1)) + 1_000;
        String later = revision.substring(0, revision.indexOf('.') + 1) + next;
        for (String padding : List.of("", PADDING)) {
            assertThat(ask("vera", "help-desk", LARGE_RESULT, padding, "Lifeguard-At-Least", later)
                            .errors())
                    .containsExactly("STALE users");
        }
    }

    @Test
    void one_caller_fills_no_queue_for_others() throws Exception {
        Org organisation = Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com");
        for (int i = 0; i < 300; i++) {
            organisation.user("user" + i, user -> user.home("lync13.contoso.com"));
        }
        organisation.storeIn(TestService.database());
        assertThat(ask("vera", "help-desk", LARGE_RESULT, "").status()).isEqualTo(200);
        byte[] body = graphqlBody(LARGE_RESULT).getBytes(StandardCharsets.UTF_8);
        List<Http2Client> connections = new ArrayList<>();
        try {
            Map<Http2Client, List<Integer>> streams = new LinkedHashMap<>();
            for (int i = 0; i < 5; i++) {
                Http2Client connection = new Http2Client();
                connections.add(connection);
                for (int j = 0; j < 90; j++) {
                    int stream = connection.open(
                            "POST",
                            "/graphql",
                            Map.of("content-type", "application/json", "authorization", bearer("eve", "help-desk")),
                            false);
                    connection.data(stream, body, true);
                    streams.computeIfAbsent(connection, none -> new ArrayList<>())
                            .add(stream);
                }
            }
            long begin = System.nanoTime();
            assertThat(ask("vera", "help-desk", LARGE_RESULT, "").status()).isEqualTo(200);
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Map.Entry<Http2Client, List<Integer>> each : streams.entrySet()) {
                for (int stream : each.getValue()) {
                    statuses.merge(
                            each.getKey().await(stream, Duration.ofSeconds(60)).status(), 1, Integer::sum);
                }
            }
            Duration all = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf(
                    "450 large requests of one caller: %s in %d ms; one of another caller: 200 in %d ms%n",
                    statuses, all.toMillis(), waited.toMillis());
            assertThat(statuses.keySet())
                    .as("answered, or rejected as too many")
                    .containsExactly(200, 429);
            assertThat(waited).as("one of another caller").isLessThan(all.dividedBy(2));
        } finally {
            for (Http2Client connection : connections) {
                connection.close();
            }
        }
        soon().untilAsserted(() -> assertThat(metrics())
                .contains(
                        "lifeguard_http_large_requests_running 0.0",
                        "lifeguard_http_large_requests_queue_size 0.0",
                        "lifeguard_http_requests_in_progress 0.0"));
        assertThat(metrics()).anyMatch(line -> line.matches("lifeguard_rejected_total.*\"large-requests\".* [1-9].*"));
    }

    private static List<String> metrics() {
        return TestService.get("/q/metrics", "Accept", "text/plain", "Authorization", bearer("vera", "help-desk"))
                .body()
                .lines()
                .filter(line -> line.matches("lifeguard_(http_(large_)?requests_|rejected).*"))
                .filter(line -> !line.contains("_bucket"))
                .toList();
    }

    private static Response ask(String subject, String role, String document, String padding, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", bearer(subject, role)));
        return TestService.post(
                "/graphql", "application/json", padding + graphqlBody(document), all.toArray(String[]::new));
    }

    private static String bearer(String subject, String role) {
        return "Bearer " + TokenBuilder.of(subject, role);
    }
}
