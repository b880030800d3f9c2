package io.lifeguard.health;

import static io.lifeguard.testing.Await.soon;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The three questions have three answers, and each means what it says. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SharedProfiles.SmallReads.class)
class HealthTest {
    private static final String NEWEST = "select max(version::int) from flyway_schema_history";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void a_service_whose_database_answers_is_all_three_and_says_which_schema_it_found() {
        String newest = Tables.column(dataSource, NEWEST).get(0);
        for (String asked : List.of("live", "started", "ready")) {
            assertThat(get("/q/health/" + asked).status()).as(asked).isEqualTo(200);
        }
        assertThat(ofDatabase("schema")).isEqualTo(newest).isEqualTo(ofDatabase("expected"));
        assertThat(names("live")).containsExactly("process");
        assertThat(names("started")).containsExactly("schema migrated");
        assertThat(names("ready"))
                .as("no other check than these, each of which is bounded in time")
                .containsExactlyInAnyOrder("database", "kafka", "Graceful Shutdown");
    }

    @Test
    void a_database_that_does_not_answer_in_time_makes_it_unready_and_neither_dead_nor_unstarted() throws Exception {
        assertThat(get("/q/health/ready").status()).isEqualTo(200);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table flyway_schema_history in access exclusive mode");
            awaitReady(503);
            long begin = System.nanoTime();
            Response ready = get("/q/health/ready");
            assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
            assertThat(ready.body()).contains("did not answer within 400 ms");
            assertThat(get("/q/health/live").status()).isEqualTo(200);
            assertThat(get("/q/health/started").status()).isEqualTo(200);
            connection.rollback();
        }
        awaitReady(200);
    }

    @Test
    void a_schema_older_than_this_build_makes_it_unready_and_a_newer_one_does_not() throws Exception {
        String newest = Tables.column(dataSource, NEWEST).get(0);
        Tables.execute(dataSource, "update flyway_schema_history set success = false where version = '" + newest + "'");
        try {
            awaitReady(503);
            assertThat(get("/q/health/ready").body()).contains("this build needs " + newest);
            assertThat(get("/q/health/live").status()).isEqualTo(200);
        } finally {
            Tables.execute(dataSource, "update flyway_schema_history set success = true");
        }
        awaitReady(200);
        Tables.execute(
                dataSource,
                "insert into flyway_schema_history select installed_rank + 1, '999', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, true from flyway_schema_history"
                        + " where version = '" + newest + "'");
        try {
            awaitSchema("999");
            assertThat(get("/q/health/ready").status()).isEqualTo(200);
        } finally {
            Tables.execute(dataSource, "delete from flyway_schema_history where version = '999'");
        }
        awaitSchema(newest);
    }

    private static String ofDatabase(String what) {
        for (JsonNode check : get("/q/health/ready").json().get("checks")) {
            if (check.get("name").asText().equals("database")) {
                return check.at("/data/" + what).asText();
            }
        }
        throw new AssertionError("the database is not asked");
    }

    private static List<String> names(String asked) {
        return Stream.of(get("/q/health/" + asked).json().get("checks"))
                .flatMap(checks -> checks.findValuesAsText("name").stream())
                .toList();
    }

    private static void awaitSchema(String version) {
        soon().untilAsserted(() -> assertThat(ofDatabase("schema")).isEqualTo(version));
    }

    private static void awaitReady(int status) {
        soon().untilAsserted(() -> assertThat(get("/q/health/ready").status()).isEqualTo(status));
    }
}
