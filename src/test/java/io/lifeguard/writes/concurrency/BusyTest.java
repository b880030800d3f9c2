package io.lifeguard.writes.concurrency;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a write answers while the write lock, a row or the connections are not available, and that it recovers. */
@QuarkusTest
@TestProfile(SharedProfiles.StrictWrites.class)
@WithTestResource(PostgresResource.class)
class BusyTest {
    private static final int QUEUE_SIZE = 3;

    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
    }

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @Test
    void a_write_that_waits_too_long_for_the_lock_or_finds_the_queue_full_is_busy_and_stores_nothing()
            throws Exception {
        List<Future<JsonObject>> answers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(5433723487)");
            for (int i = 0; i < 2 * QUEUE_SIZE; i++) {
                answers.add(write(i));
            }
            for (Future<JsonObject> answer : answers) {
                assertThat(code(answer.get())).isEqualTo("BUSY");
            }
            assertThat(answers.stream().filter(a -> message(a).contains("queue is full")))
                    .hasSize(QUEUE_SIZE);
            assertThat(StoredState.readFrom(endpoint).policies()).hasSize(1);
            statement.execute("select pg_advisory_unlock(5433723487)");
        }
        assertThat(endpoint.write(policy(0)).applied()).isTrue();
    }

    /** A deferred trigger refuses one of three writes that share a transaction, when that is committed. */
    @Test
    void a_commit_that_is_refused_fails_only_the_write_that_is_its_cause() throws Exception {
        List<Future<JsonObject>> answers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function refuse_p1() returns trigger language plpgsql as
                      $$ begin raise exception 'refused' using errcode = 'P0001'; end $$;
                    create constraint trigger refuse_p1 after insert on policies deferrable initially deferred
                      for each row when (new.key = 'tag:p1') execute function refuse_p1()
                    """);
            try {
                statement.execute("select pg_advisory_lock(5433723487)");
                for (int i = 0; i < QUEUE_SIZE; i++) {
                    answers.add(write(i));
                }
                pause(300); // until they are queued
                statement.execute("select pg_advisory_unlock(5433723487)");
                assertThat(outcome(answers.get(0).get())).isEqualTo("APPLIED");
                assertThat(outcome(answers.get(1).get())).isEqualTo("INTERNAL");
                assertThat(outcome(answers.get(2).get())).isEqualTo("APPLIED");
            } finally {
                statement.execute("drop trigger refuse_p1 on policies; drop function refuse_p1()");
            }
        }
        assertThat(StoredState.readFrom(endpoint).policies()).hasSize(3);
    }

    @Test
    void a_write_that_waits_too_long_for_a_row_locked_by_plain_sql_is_busy() throws Exception {
        endpoint.write(policy(1));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update policies set description = 'held' where key = 'tag:p1'");
            JsonObject answer = write(new PutPolicy("Tag:P1", true, Optional.empty()));
            assertThat(code(answer)).isEqualTo("BUSY");
            connection.rollback();
        }
        assertThat(endpoint.write(new PutPolicy("Tag:P1", true, Optional.empty()))
                        .applied())
                .isTrue();
    }

    @Test
    void erasures_and_dry_runs_that_wait_too_long_for_a_lock_are_busy_as_the_write_is() throws Exception {
        endpoint.write(user(1));
        endpoint.write(new Write.DeleteUser("u1@contoso.com"));
        List<Future<String>> outcomes = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table policies, users, changes in access exclusive mode");
            for (String mutation : List.of(
                    "deletePolicy(identity: \"Tag:P1\")",
                    "deletePolicy(identity: \"Tag:P1\", dryRun: true)",
                    "eraseUser(sipAddress: \"u1@contoso.com\")",
                    "eraseUser(sipAddress: \"u1@contoso.com\", dryRun: true)")) {
                outcomes.add(writers.submit(
                        () -> code(endpoint.ask("mutation { " + mutation + " { applied } }", new JsonObject()))));
            }
            outcomes.add(writers.submit(() -> TestService.sendExport(
                            "users?dryRun=true", "SipAddress,Enabled,RegistrarPool", "sip:a@contoso.com,True,")
                    .json()
                    .path("title")
                    .asText()
                    .toUpperCase(Locale.ROOT)));
            for (Future<String> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo("BUSY");
            }
            connection.rollback();
        }
    }

    /** The pool has 8 connections for writes. */
    @Test
    void a_flood_of_dry_runs_leaves_connections_to_writes_and_is_bounded() throws Exception {
        List<Future<JsonObject>> flood = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table categories in access exclusive mode");
            for (int i = 0; i < 40; i++) {
                flood.add(writers.submit(() -> endpoint.ask(
                        "mutation { deleteCategory(id: \"pc.contoso.com\\\\Trading\", dryRun: true) { applied } }",
                        new JsonObject())));
            }
            pause(500); // until they are under way or queued
            long sent = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThat(outcome(write(user(i)))).isEqualTo("APPLIED");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(3));
            connection.rollback();
        }
        int full = 0;
        for (Future<JsonObject> answer : flood) {
            if (answer.get().containsKey("errors")) {
                assertThat(code(answer.get())).isEqualTo("BUSY");
                full += message(answer).contains("The dry run queue is full (3 dry runs)") ? 1 : 0;
            }
        }
        assertThat(full).isBetween(30, 40 - QUEUE_SIZE);
    }

    @Test
    void a_write_whose_id_plain_sql_creates_meanwhile_is_decided_again_on_the_new_state() throws Exception {
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
        assertThat(StoredState.readFrom(endpoint).frontEndPools())
                .hasSize(20)
                .allMatch(pool -> pool.getString("release").equals("LYNC_2013"));
    }

    @Test
    void a_cut_connection_fails_only_writes_that_are_under_way() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Future<JsonObject>> answers = new ArrayList<>();
            for (int i = 0; i < QUEUE_SIZE; i++) {
                answers.add(write(i));
            }
            cutConnections();
            for (Future<JsonObject> answer : answers) {
                assertThat(outcome(answer.get())).isIn("APPLIED", "BUSY", "UNAVAILABLE", "OUTCOME_UNKNOWN");
            }
        }
        pause(500); // until the pool of the service has noticed
        for (int i = 0; i < 10 * QUEUE_SIZE; i++) {
            assertThat(endpoint.write(policy(i)).applied()).isTrue();
        }
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
    }

    /** Cuts the connections of the service only; those of the tests are idle in their pool or use JDBC. */
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
        return endpoint.ask(write.mutation(), write.variables());
    }

    private static PutPolicy policy(int n) {
        return new PutPolicy("Tag:P" + n, n % 2 == 0, Optional.empty());
    }

    private static Write user(int n) {
        return new Write.PutUser(
                "u" + n + "@contoso.com",
                Optional.empty(),
                Optional.empty(),
                true,
                null,
                Optional.empty(),
                Optional.empty());
    }

    /** The code of the error; without an error APPLIED or REFUSED. */
    private static String outcome(JsonObject answer) {
        if (answer.containsKey("errors")) {
            return code(answer);
        }
        return answer.getJsonObject("data").getJsonObject("write").getBoolean("applied") ? "APPLIED" : "REFUSED";
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
