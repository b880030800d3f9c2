package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A database that takes too long: requests fail in time and say why, and it is over when it is over. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SharedProfiles.SmallReads.class)
class DatabaseLimitsTest {
    private static final String QUESTION = "{ policies { identity } }";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void a_statement_and_the_wait_for_a_connection_each_have_their_limit() throws Exception {
        try (Connection lock = dataSource.getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table policies in access exclusive mode");
            CompletableFuture<Response> first = askAsync(QUESTION);
            CompletableFuture<Response> second = askAsync(QUESTION);
            within(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                            PrometheusMetrics.figure("lifeguard_database_connections_active", "pool=\"reads\""))
                    .isEqualTo(2));
            long begin = System.nanoTime();
            Response third = ask(QUESTION);
            assertThat(System.nanoTime() - begin).isBetween(400_000_000L, 2_000_000_000L);
            assertThat(third.errors()).containsExactly("BUSY policies");
            assertThat(third.message()).startsWith("No connection to the database became free in time.");
            for (CompletableFuture<Response> held : java.util.List.of(first, second)) {
                Response answer = held.get(5, TimeUnit.SECONDS);
                assertThat(answer.errors()).containsExactly("BUSY policies");
                assertThat(answer.message()).startsWith("The query exceeded the statement timeout.");
            }
            lock.rollback();
        }
        assertThat(ask(QUESTION).data().get("policies")).isNotEmpty();
    }
}
