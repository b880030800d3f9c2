package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Http2Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of HTTP/2 whose streams are reset at once cost no decision. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ResetStreamTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int REQUESTS = 90;
    private static final Pattern DECISIONS =
            Pattern.compile("(?m)^lifeguard_eligibility_decisions_total\\{[^}]*} (\\S+)$");
    private static final String QUESTION = "/graphql?query="
            + URLEncoder.encode(
                    "{ eligibility(user: \"ben.rossi3@contoso.com\", client: LYNC_2013, pool: \"pchat01.contoso.com\")"
                            + " { eligible } }",
                    StandardCharsets.UTF_8);

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void importSample() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @Test
    void a_request_that_is_reset_at_once_is_not_executed() throws Exception {
        try (Http2Client client = new Http2Client()) {
            double before = decisions();
            client.hold();
            for (int i = 0; i < REQUESTS; i++) {
                client.reset(client.open("GET", QUESTION, Map.of(), true));
            }
            client.release();
            assertThat(client.await(client.open("GET", QUESTION, Map.of(), true), SOON)
                            .body())
                    .contains("\"eligible\":false");
            assertThat(decisions() - before).as("those read before their reset").isBetween(1.0, 10.0);
            within(SOON).untilAsserted(() -> assertThat(
                            TestService.get("/q/metrics").body())
                    .contains("lifeguard_http_requests_in_progress 0.0"));
        }
    }

    @Test
    void requests_that_are_not_reset_are_all_executed() throws Exception {
        try (Http2Client client = new Http2Client()) {
            double before = decisions();
            client.hold();
            List<Integer> streams = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                streams.add(client.open("GET", QUESTION, Map.of(), true));
            }
            client.release();
            for (int stream : streams) {
                assertThat(client.await(stream, SOON).status()).isEqualTo(200);
            }
            assertThat(decisions() - before).isEqualTo(REQUESTS);
        }
    }

    private static double decisions() {
        Matcher figures = DECISIONS.matcher(
                TestService.get("/q/metrics", "Accept", "text/plain").body());
        double sum = 0;
        while (figures.find()) {
            sum += Double.parseDouble(figures.group(1));
        }
        return sum;
    }
}
