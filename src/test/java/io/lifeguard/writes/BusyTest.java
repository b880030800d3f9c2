package io.lifeguard.writes;

import io.lifeguard.testing.SharedProfiles;
import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.Write.PutPolicy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever writes is told while others hold what is needed; and that all goes on as soon as they let it go. */
@QuarkusTest
@TestProfile(SharedProfiles.StrictWrites.class)
@WithTestResource(PostgresResource.class)
class BusyTest {
    private static final int PLACES = 3;

    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final Door door = Door.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @Test
    void whoever_waits_too_long_for_the_lock_or_finds_too_many_waiting_is_told_busy_and_nothing_is_done()
            throws Exception {
        List<Future<JsonObject>> answers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(5433723487)");
            for (int i = 0; i < 2 * PLACES; i++) {
                answers.add(write(i));
            }
            for (Future<JsonObject> answer : answers) {
                assertThat(code(answer.get())).isEqualTo("BUSY");
            }
            assertThat(answers.stream().filter(a -> message(a).contains("waiting already")))
                    .hasSizeGreaterThanOrEqualTo(PLACES);
            assertThat(Stored.behind(door).policies()).hasSize(1);
            statement.execute("select pg_advisory_unlock(5433723487)");
        }
        assertThat(door.write(policy(0)).applied()).isTrue();
    }

    @Test
    void whoever_waits_too_long_for_a_row_that_plain_sql_holds_is_told_busy() throws Exception {
        door.write(policy(1));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update policies set description = 'held' where key = 'tag:p1'");
            JsonObject answer = write(new PutPolicy("Tag:P1", true, Optional.empty()));
            assertThat(code(answer)).isEqualTo("BUSY");
            connection.rollback();
        }
        assertThat(door.write(new PutPolicy("Tag:P1", true, Optional.empty())).applied())
                .isTrue();
    }

    @Test
    void what_is_put_beside_the_service_under_one_id_is_judged_again_as_it_is_then() throws Exception {
        for (int i = 0; i < 20; i++) {
            Future<JsonObject> answer;
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into front_end_pools (fqdn, key, release, site, site_key) values ('fe" + i
                        + ".contoso.com', 'fe" + i + ".contoso.com', 'LYNC_2010', 'x', 'x')");
                Write put = new Write.PutFrontEndPool("fe" + i + ".contoso.com", "LYNC_2013", "Redmond");
                answer = writers.submit(() -> write(put));
                pause(10); // until it waits, most of the time
                connection.commit();
            }
            assertThat(answer.get().encode()).contains("\"applied\":true").doesNotContain("errors");
        }
        assertThat(Stored.behind(door).frontEndPools()).hasSize(20).allMatch(pool -> pool.getString("release")
                .equals("LYNC_2013"));
    }

    @Test
    void connections_that_are_cut_cost_the_writes_under_way_and_no_later_one() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Future<JsonObject>> answers = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                answers.add(write(i));
            }
            cutConnections();
            for (Future<JsonObject> answer : answers) {
                assertThat(answer.get()).isNotNull();
            }
        }
        pause(500); // until the pool of the service has noticed
        for (int i = 0; i < 10 * PLACES; i++) {
            assertThat(door.write(policy(i)).applied()).isTrue();
        }
        assertThat(new Replay().follow(door).stored())
                .isEqualTo(Stored.behind(door).withoutDrift());
    }

    /** Those of the service only; the tests' own are idle in their pool or JDBC's. */
    private static void cutConnections() throws SQLException {
        var config = ConfigProvider.getConfig();
        java.util.Properties superuser = new java.util.Properties();
        superuser.setProperty("user", config.getValue("test.superuser.username", String.class));
        superuser.setProperty("password", config.getValue("test.superuser.password", String.class));
        try (Connection connection = new org.postgresql.Driver()
                        .connect(config.getValue("test.superuser.url", String.class), superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()"
                    + " and application_name <> 'PostgreSQL JDBC Driver'");
        }
    }

    private Future<JsonObject> write(int n) {
        return writers.submit(() -> write(policy(n)));
    }

    private JsonObject write(Write write) {
        return door.ask(write.mutation(), write.variables());
    }

    private static PutPolicy policy(int n) {
        return new PutPolicy("Tag:P" + n, n % 2 == 0, Optional.empty());
    }

    private static String code(JsonObject answer) {
        return answer.getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private static String message(Future<JsonObject> answer) {
        try {
            return answer.get().getJsonArray("errors").getJsonObject(0).getString("message");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
