package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.access.IssuerResource;
import io.lifeguard.access.TokenBuilder;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A socket is opened with a token and closed when the token expires. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
@Tag("one-jdk")
class SignedInSocketTest {
    private static final int SUBSCRIPTIONS_PER_CALLER = 128;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void pool() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .category("pchat.contoso.com", "Research")
                .storeIn(dataSource);
    }

    @Test
    void with_a_header_that_is_wrong_there_is_no_socket() {
        assertThatNoSocketOpens("Authorization", "Bearer nonsense");
        assertThatNoSocketOpens("Authorization", "Bearer " + TokenBuilder.of("eve", "nothing"));
    }

    @Test
    void a_viewer_follows_all_but_secret_rooms_and_resumes_anywhere() {
        String begin = TestService.get("/q/health").revision();
        try (Subscriber viewer = following("help-desk", begin);
                Subscriber writer = following("provisioner", begin)) {
            put("Alpha", "OPEN");
            put("Zanzibar", "SECRET");
            put("Zanzibar", "OPEN");
            put("Omega", "CLOSED");
            assertThat(subjects(writer, 4)).containsExactly("Alpha", "Zanzibar", "Zanzibar", "Omega");
            assertThat(subjects(viewer, 2)).containsExactly("Alpha", "Omega");
            String secret = writer.changes().get(1).get("revision").asText();
            try (Subscriber again = following("help-desk", secret)) {
                assertThat(subjects(again, 1)).containsExactly("Omega");
            }
        }
    }

    @Test
    void a_token_that_expires_ends_the_socket_once_requests_refuse_it_too() {
        String token = TokenBuilder.expiringIn(Duration.ofSeconds(1), "vera", "help-desk");
        try (Subscriber viewer = Subscriber.acknowledged(TestService.port(), "Authorization", "Bearer " + token)) {
            viewer.follow(null);
            assertThatItEndsWithItsToken(viewer);
        }
    }

    @Test
    void a_token_that_is_accepted_in_its_grace_opens_a_socket_that_stays_as_long() {
        String begin = put("Before", "OPEN"); // what is slow the first time
        for (String header : new String[] {"Authorization", "X-None"}) {
            String token = "Bearer " + TokenBuilder.expiringIn(Duration.ofSeconds(-1), "vera", "help-desk");
            try (Subscriber viewer = Subscriber.connected(TestService.port(), header, token)) {
                viewer.init("{\"Authorization\": \"" + token + "\"}").follow(begin);
                pause(500);
                put("Grace-" + header, "OPEN");
                viewer.await(1);
                begin = viewer.changes().get(0).get("revision").asText();
                assertThatItEndsWithItsToken(viewer);
            }
        }
    }

    @Test
    void a_caller_has_half_of_the_subscriptions_at_most_and_others_have_room() {
        String query = "subscription { changes { revision } }";
        try (Subscriber eve = connectedAs("eve");
                Subscriber vera = connectedAs("vera")) {
            for (int i = 0; i < SUBSCRIPTIONS_PER_CALLER; i++) {
                eve.subscribe("s" + i, query, null);
            }
            eve.subscribe("last", query, null);
            eve.await("an error", () -> eve.types().contains("error"));
            assertThat(eve.error().at("/extensions/code").asText()).isEqualTo("TOO_MANY_REQUESTS");
            String begin = TestService.get("/q/health").revision();
            vera.follow(begin);
            put("Beta", "OPEN");
            assertThat(subjects(vera, 1)).containsExactly("Beta");
        }
    }

    private static Subscriber connectedAs(String subject) {
        return Subscriber.acknowledged(
                TestService.port(), "Authorization", "Bearer " + TokenBuilder.of(subject, "help-desk"));
    }

    private static void assertThatItEndsWithItsToken(Subscriber subscriber) {
        Subscriber.Closed closed = subscriber.closed();
        // graphql-ws reconnects after 4403, with the token that it then asks for; not after 4401
        assertThat(closed.code()).isEqualTo(4403);
        assertThat(closed.reason()).contains("expired").contains("Wait 1 s").contains("resume");
    }

    private static Subscriber following(String role, String after) {
        return Subscriber.acknowledged(
                        TestService.port(), "Authorization", "Bearer " + TokenBuilder.of("somebody", role))
                .follow(after);
    }

    private static List<String> subjects(Subscriber subscriber, int count) {
        return subscriber.await(count).stream()
                .map(change -> change.get("subject").asText().replaceFirst(".*\\\\", ""))
                .toList();
    }

    private static String put(String name, String privacy) {
        Response answer = TestService.post(
                "/graphql",
                "application/json",
                ApiClient.graphqlBody("mutation { putRoom(room: {pool: \"pchat.contoso.com\", name: \"" + name
                        + "\", category: \"pchat.contoso.com\\\\Research\", privacy: " + privacy
                        + "}) { applied revision } }"),
                "Authorization",
                "Bearer " + TokenBuilder.of("paul", "provisioner"));
        assertThat(answer.data().at("/putRoom/applied").asBoolean())
                .as(answer.body())
                .isTrue();
        return answer.data().at("/putRoom/revision").asText();
    }

    private static void assertThatNoSocketOpens(String... headers) {
        assertThatThrownBy(() -> Subscriber.connected(TestService.port(), headers))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
