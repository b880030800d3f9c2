package io.lifeguard.subscriptions;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.access.IssuerResource;
import io.lifeguard.access.TokenBuilder;
import io.lifeguard.subscriptions.Subscriber.Closed;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser cannot send a header with a socket: it sends its token in connection_init, and renews it by pings. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
@Timeout(60)
class SocketSignInTest {
    private static final String FOLLOW = "subscription { changes { revision } }";

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Authorization\": \"Bearer TOKEN\"}",
                "{\"authorization\": \"bearer TOKEN\"}",
                "{\"AUTHORIZATION\": \"BEARER TOKEN\", \"lang\": \"de\"}",
                "{\"headers\": {\"Authorization\": \"Bearer TOKEN\"}}"
            })
    void a_token_in_connection_init_is_as_good_as_one_in_a_header(String payload) {
        try (Subscriber viewer = Subscriber.connected(port())) {
            viewer.init(payload.replace("TOKEN", TokenBuilder.of("vera", "help-desk")))
                    .follow(present());
            write("Tag:Seen");
            assertThat(viewer.await(1).get(0).get("subject").asText()).isEqualTo("Tag:Seen");
            assertThat(Instant.parse(viewer.payload("connection_ack")
                            .get("tokenExpiresAt")
                            .asText()))
                    .isAfter(Instant.now().plusSeconds(200));
        }
    }

    @Test
    void without_a_token_the_socket_gives_nothing() {
        assertThat(closed("null").code()).isEqualTo(4401);
        assertThat(closed("{}").code()).isEqualTo(4401);
        assertThat(closed("{\"Authorization\": null}").code()).isEqualTo(4401);
        assertThat(closed("{\"token\": \"" + TokenBuilder.of("vera", "help-desk") + "\"}")
                        .reason())
                .contains("{\"Authorization\": \"Bearer <token>\"}");
        try (Subscriber subscriber = Subscriber.connected(port())) {
            subscriber.say("{\"type\":\"ping\"}").subscribe("1", FOLLOW, null);
            assertThat(subscriber.closed().code()).isEqualTo(4401);
            assertThat(subscriber.types()).containsExactly("pong");
        }
        String cookie = "Authorization=Bearer " + TokenBuilder.of("vera", "help-desk");
        try (Subscriber subscriber = Subscriber.connected(port(), "Cookie", cookie)) {
            assertThat(subscriber.sayInit("null").closed().code()).isEqualTo(4401);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Authorization": "Bearer nonsense"}              | 4403 | The token is not accepted
            {"Authorization": "Basic YWRtaW46YWRtaW4="}       | 4403 | The token is not accepted
            {"Authorization": ""}                             | 4403 | The token is not accepted
            {"Authorization": "Bearer EXPIRED"}               | 4403 | it has expired
            {"Authorization": "Bearer WITHOUT_ROLE"}          | 4403 | none of the roles
            {"Authorization": "Bearer x\\r\\nEvil: 1"}        | 4403 | The token is not accepted
            {"Authorization": "Bearer \\u00e4"}               | 4403 | The token is not accepted
            {"Authorization": 7}                              | 4400 | must be a string
            {"Authorization": ["Bearer x"]}                   | 4400 | must be a string
            {"Authorization": "a", "authorization": "b"}      | 4400 | more than one
            ["Authorization"]                                 | 4400 | payload must be an object
            "Bearer x"                                        | 4400 | payload must be an object
            """)
    void a_token_that_is_wrong_closes_the_socket_and_says_why(String payload, int code, String reason) {
        Closed closed =
                closed(payload.replace("EXPIRED", TokenBuilder.expiringIn(Duration.ofMinutes(-5), "v", "help-desk"))
                        .replace("WITHOUT_ROLE", TokenBuilder.of("eve", "nothing")));
        assertThat(closed.code()).as(closed.reason()).isEqualTo(code);
        assertThat(closed.reason()).contains(reason);
    }

    @Test
    void who_does_not_sign_in_in_time_is_closed() {
        try (Subscriber subscriber = Subscriber.connected(port())) {
            assertThat(subscriber.say("{\"type\":\"ping\"}").closed().code()).isEqualTo(4408);
        }
    }

    @Test
    void nothing_but_a_handshake_is_let_in_without_a_token() {
        String query = "/graphql?query=%7Bclients%7Bclient%7D%7D";
        assertThat(TestService.get(query).status()).isEqualTo(401);
        assertThat(TestService.client().get("/q/metrics").status()).isEqualTo(401);
    }

    @Test
    void the_oldest_of_too_many_that_have_not_signed_in_gives_way() {
        List<Subscriber> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                waiting.add(Subscriber.connected(port()));
            }
            assertThat(waiting.get(0).closed().code()).isEqualTo(1013);
            Subscriber last = waiting.get(5);
            last.init(authorization("vera", "help-desk"));
            try (Subscriber byHeader = Subscriber.acknowledged(
                    port(), "Authorization", "Bearer " + TokenBuilder.of("vera", "help-desk"))) {
                assertThat(byHeader.isClosed()).isFalse();
            }
            // the one that has signed in does not count any more
            waiting.add(Subscriber.connected(port()));
            pause(100);
            assertThat(waiting.get(1).isClosed()).isFalse();
        } finally {
            waiting.forEach(Subscriber::close);
        }
    }

    @Test
    void a_ping_with_a_new_token_keeps_the_socket_open() {
        String token = TokenBuilder.expiringIn(Duration.ofSeconds(1), "vera", "help-desk");
        try (Subscriber viewer = Subscriber.connected(port())) {
            viewer.init("{\"Authorization\": \"Bearer " + token + "\"}").follow(present());
            Instant end = Instant.parse(
                    viewer.payload("connection_ack").get("tokenExpiresAt").asText());
            viewer.say("{\"type\":\"ping\",\"payload\":" + authorization("vera", "help-desk") + "}");
            viewer.await("the answer", () -> viewer.types().contains("pong"));
            assertThat(Instant.parse(
                            viewer.payload("pong").get("tokenExpiresAt").asText()))
                    .isAfter(end.plusSeconds(200));
            soon().until(() -> Instant.now().isAfter(end.plusMillis(500)));
            write("Tag:Renewed");
            assertThat(viewer.await(1).get(0).get("subject").asText()).isEqualTo("Tag:Renewed");
        }
    }

    @ParameterizedTest
    @CsvSource({"eve, help-desk", "vera, provisioner", "vera, nothing"})
    void a_token_of_another_subject_or_role_renews_nothing(String subject, String role) {
        try (Subscriber viewer = Subscriber.connected(port())) {
            viewer.init(authorization("vera", "help-desk")).follow(null);
            viewer.say("{\"type\":\"ping\",\"payload\":" + authorization(subject, role) + "}");
            assertThat(viewer.closed().code()).isEqualTo(4403);
        }
    }

    private static Closed closed(String payload) {
        try (Subscriber subscriber = Subscriber.connected(port())) {
            return subscriber.sayInit(payload).closed();
        }
    }

    /** To follow from: a subscription without a revision begins after it was executed, perhaps after a write. */
    private static String present() {
        return write("Tag:Before");
    }

    private static String authorization(String subject, String role) {
        return "{\"Authorization\": \"Bearer " + TokenBuilder.of(subject, role) + "\"}";
    }

    private static String write(String policy) {
        Response answer = TestService.post(
                "/graphql",
                "application/json",
                ApiClient.graphqlBody("mutation { putPolicy(policy: {identity: \"" + policy
                        + "\", enablePersistentChat: true}) { applied revision } }"),
                "Authorization",
                "Bearer " + TokenBuilder.of("ada", "chat-admins"));
        assertThat(answer.data().at("/putPolicy/applied").asBoolean())
                .as(answer.body())
                .isTrue();
        return answer.data().at("/putPolicy/revision").asText();
    }
}
