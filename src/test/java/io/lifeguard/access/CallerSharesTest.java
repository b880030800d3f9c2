package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One caller takes half of the requests in progress at most, whatever its role. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class CallerSharesTest {
    private static final int SHARE = 500;
    private static final int STREAMS_PER_CONNECTION = 90;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String QUESTION = "{ policies { identity } }";

    @Test
    void a_caller_whose_share_is_in_use_is_told_so_and_others_are_served() throws Exception {
        String eve = "Bearer " + TokenBuilder.of("eve", "help-desk");
        Map<String, String> headers = Map.of("content-type", "application/json", "authorization", eve);
        assertThat(SignedInCaller.askWith(eve, QUESTION).status())
                .as("the keys of the provider are known")
                .isEqualTo(200);
        List<Http2Client> connections = new ArrayList<>();
        try {
            // one more than its share, and nothing else until that one is rejected: another request could take the
            // place
            // of a stream that has not arrived, which then is rejected instead
            for (int i = 0; i <= SHARE; i++) {
                if (i % STREAMS_PER_CONNECTION == 0) {
                    connections.add(new Http2Client());
                }
                connections.get(connections.size() - 1).open("POST", "/graphql", headers, false);
            }
            within(LONG).untilAsserted(() -> assertThat(statusesOf(connections)).containsOnlyOnce(429));
            Response rejected = SignedInCaller.askWith(eve, QUESTION);
            assertThat(rejected.header("Retry-After")).hasValue("1");
            assertThat(rejected.errors()).containsExactly("TOO_MANY_REQUESTS ");
            assertThat(rejected.body()).contains("500 requests of yours");
            assertThat(SignedInCaller.VIEWER.ask(QUESTION).status()).isEqualTo(200);
        } finally {
            for (Http2Client connection : connections) {
                connection.close();
            }
        }
        within(LONG).untilAsserted(() -> assertThat(
                        SignedInCaller.askWith(eve, QUESTION).status())
                .as("its requests have ended")
                .isEqualTo(200));
    }

    /** The statuses of the streams that were answered. */
    private static List<Integer> statusesOf(List<Http2Client> connections) throws InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i <= SHARE; i++) {
            int stream = 1 + 2 * (i % STREAMS_PER_CONNECTION);
            int status = connections
                    .get(i / STREAMS_PER_CONNECTION)
                    .await(stream, Duration.ZERO)
                    .status();
            if (status != 0) {
                statuses.add(status);
            }
        }
        return statuses;
    }
}
