package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PrometheusMetrics;
import io.lifeguard.testing.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Reads on a standby: which go there, and what happens when it lags, fails, or is a standby no more. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(PackagedCommand.LOAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUESTION = "{ policies { identity description } }";
    private static final String POLICY = "/api/policies/Tag:Traders";
    /** Longer than any of these tests. */
    private static final String LONG = "10min";

    @TempDir
    static Path directory;

    private static EmbeddedServer primary;
    private static Standby standby;
    private static TcpProxy wire;
    private static ServiceUnderLoad service;
    private static ApiClient client;

    @BeforeAll
    static void start() throws Exception {
        Path live = directory.resolve("live");
        primary = EmbeddedServer.start(live, Optional.empty());
        // makes the schema, so that the standby has it
        ServiceUnderLoad.start(directory, primary).close();
        standby = Standby.of(primary, live, directory.resolve("standby"));
        wire = new TcpProxy(standby.server().port());
        // a minute passes before a connection that is silent is given up
        service = ServiceUnderLoad.withReplica(
                directory,
                primary,
                wire.port(),
                Map.of("LIFEGUARD_DATABASE_READ_STATEMENT_TIMEOUT", "30s", "LIFEGUARD_REPLICA_READ_TIMEOUT", "2s"));
        client = service.service().client();
        within(PATIENCE).until(() -> figure("lifeguard_database_replica_fit") == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        wire.close();
        standby.close();
        primary.close();
    }

    @Test
    @Order(1)
    void it_answers_requests_that_only_read() {
        double before = reads();
        assertThat(client.get("/api/policies").status()).isEqualTo(200);
        assertThat(client.ask(QUESTION).errors()).isEmpty();
        assertThat(client.post("/api/eligibilities", "application/json", "{\"questions\": []}")
                        .status())
                .isEqualTo(200);
        assertThat(client.ask(
                                "{ eligibility(user: \"sip:a@b.com\", client: LYNC_2013, pool: \"p.b.com\") { eligible } }")
                        .errors())
                .containsExactly("NOT_FOUND eligibility");
        assertThat(reads() - before).isGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(2)
    void the_primary_answers_what_requires_a_state_that_it_has_not_reached() throws Exception {
        String old = described("old");
        within(PATIENCE).until(() -> description().equals("old"));
        standby.delay(LONG);
        String written = described("new");
        assertThat(description()).as("without a required revision").isEqualTo("old");
        assertThat(client.get(POLICY).revision()).isEqualTo(old);
        double before = reads();
        Response required = client.get(POLICY, "Lifeguard-At-Least", written);
        assertThat(required.json().path("description").asText()).isEqualTo("new");
        assertThat(required.revision()).isEqualTo(written);
        assertThat(client.askWith(new String[] {"Lifeguard-At-Least", written}, QUESTION)
                        .body())
                .contains("new");
        assertThat(reads()).as("reads on the replica").isEqualTo(before);
        assertThat(client.get(POLICY, "Lifeguard-At-Least", old)
                        .json()
                        .path("description")
                        .asText())
                .isEqualTo("old");
        within(PATIENCE).until(() -> figure("lifeguard_database_replica_lag_revisions") == 1);
    }

    @Test
    @Order(3)
    void a_write_never_begins_with_what_it_says() {
        Response merged = client.send(
                "PATCH", POLICY, "{\"enablePersistentChat\": false}", "Content-Type", "application/merge-patch+json");
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.body()).contains("\"description\":\"new\"");
        assertThat(client.ask("mutation { putPolicy(policy: {identity: \"Tag:Other\", enablePersistentChat: true}) {"
                                + " policy { identity } } }")
                        .errors())
                .isEmpty();
        assertThat(client.ask("{ changes(first: 1, order: NEWEST_FIRST) { edges { node { subject } } } }")
                        .body())
                .as("the change log")
                .contains("Tag:Other");
    }

    @Test
    @Order(4)
    void it_is_not_used_while_it_has_another_epoch() throws Exception {
        standby.delay(LONG);
        ServiceUnderLoad.asSuperuser(primary, "update estate set epoch = 'restored'");
        within(PATIENCE).until(() -> figure("lifeguard_database_replica_fit") == 0);
        assertThat(client.get(POLICY).revision()).startsWith("restored.");
        assertThat(service.service().said()).containsPattern("Read replica: not used: its epoch is \\w+, that of the");
        standby.delay("0");
        within(PATIENCE).until(() -> figure("lifeguard_database_replica_fit") == 1);
        assertThat(description()).isEqualTo("new");
    }

    @Test
    @Order(5)
    void a_read_on_a_silent_connection_is_answered_by_the_primary_while_others_are_answered_by_it() throws Exception {
        double before = figure("lifeguard_database_replica_reads_total", "outcome=\"failed\"");
        wire.dropSilentlyAt("silent@");
        long sent = System.nanoTime();
        assertThat(client.get("/api/users/sip:silent@contoso.com").status()).isEqualTo(404);
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(PATIENCE);
        assertThat(figure("lifeguard_database_replica_reads_total", "outcome=\"failed\"") - before)
                .isEqualTo(1);
        assertThat(figure("lifeguard_database_replica_fit")).isEqualTo(1);
        assertThat(service.service().said())
                .contains("Read replica: reads without an answer within 2000 ms: 1. The primary answers them.");
        double answered = reads();
        assertThat(client.get(POLICY).status()).isEqualTo(200);
        assertThat(reads()).isGreaterThan(answered);
    }

    @Test
    @Order(6)
    void requests_that_it_leaves_unanswered_are_answered_by_the_primary() throws Exception {
        wire.dropSilently();
        long sent = System.nanoTime();
        assertThat(client.get(POLICY).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(PATIENCE);
        assertThat(service.service().said()).contains("Read replica: not used: ");
    }

    @Test
    @Order(7)
    void nothing_fails_with_it() throws Exception {
        within(PATIENCE.multipliedBy(2)).until(() -> figure("lifeguard_database_replica_fit") == 1);
        standby.server().process().orElseThrow().destroyForcibly();
        for (int i = 0; i < 50; i++) {
            assertThat(client.get(POLICY).status()).isEqualTo(200);
        }
        within(PATIENCE).until(() -> figure("lifeguard_database_replica_fit") == 0);
        assertThat(client.isReady()).isTrue();
        assertThat(service.service().said()).doesNotContain("Database: not available");
    }

    private static String described(String description) {
        Response put = client.send(
                "PUT",
                POLICY,
                "{\"enablePersistentChat\": true, \"description\": \"" + description + "\"}",
                "Content-Type",
                "application/json");
        assertThat(put.status()).isIn(200, 201);
        return put.revision();
    }

    private static String description() {
        return client.get(POLICY).json().path("description").asText();
    }

    private static double reads() {
        return figure("lifeguard_database_replica_reads_total", "outcome=\"answered\"");
    }

    private static double figure(String name, String... labels) {
        return PrometheusMetrics.figure(client, name, labels);
    }
}
