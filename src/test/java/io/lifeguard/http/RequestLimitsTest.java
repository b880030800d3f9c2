package io.lifeguard.http;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.askAsync;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Too many requests and too slow clients, over real sockets. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SmallRequests.class)
@Tag("one-jdk")
class RequestLimitsTest {
    private static final String QUESTION = "{ policies { identity } }";
    private static final int MOST = SmallRequests.MAX_CONCURRENT;
    private static final Duration PATIENCE = SmallRequests.MIN_RATE_PERIOD;
    private static final Duration IDLE = SmallRequests.IDLE_TIMEOUT;
    private static final Duration LONG = Duration.ofSeconds(15);

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
        awaitInFlight(0);
    }

    @Test
    void requests_beyond_the_limit_are_rejected_at_once_except_for_health_and_metrics() throws Exception {
        double before = figure("lifeguard_http_requests_rejected_total", "too_many_requests");
        List<CompletableFuture<Response>> held = new ArrayList<>();
        try (Connection lock = lockPolicies()) {
            for (int i = 0; i < MOST; i++) {
                held.add(askAsync(QUESTION));
            }
            awaitInFlight(MOST);
            long begin = System.nanoTime();
            Response shed = ask(QUESTION);
            assertThat(System.nanoTime() - begin).as("at once").isLessThan(1_000_000_000L);
            assertThat(shed.status()).isEqualTo(503);
            assertThat(shed.header("Retry-After")).hasValue("1");
            assertThat(shed.header("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(shed.errors()).containsExactly("BUSY ");
            Response shedImport = sendExport("policies", "Identity,EnablePersistentChat", "Global,True");
            assertThat(shedImport.status()).isEqualTo(503);
            assertThat(shedImport.header("Content-Type")).hasValue("application/problem+json");
            assertThat(shedImport.header("Retry-After")).hasValue("1");
            assertThat(get("/q/health/live").status()).isEqualTo(200);
            assertThat(get("/q/health/ready").status()).isEqualTo(200);
            assertThat(figure("lifeguard_http_requests_rejected_total", "too_many_requests"))
                    .isEqualTo(before + 2);
            lock.rollback();
        }
        for (CompletableFuture<Response> answer : held) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        awaitInFlight(0);
        assertThat(ask(QUESTION).status()).isEqualTo(200);
    }

    @Test
    void a_request_that_was_answered_counts_no_longer() {
        for (int i = 0; i < 20 * MOST; i++) {
            assertThat(ask(QUESTION).status()).isEqualTo(200);
            assertThat(ask("{ nonsense }").errors().get(0)).startsWith("INVALID_DOCUMENT");
            assertThat(get("/nowhere").status()).isEqualTo(404);
        }
    }

    @Test
    void a_request_whose_client_disconnects_counts_no_longer() throws Exception {
        try (Connection lock = lockPolicies()) {
            for (int i = 0; i < MOST; i++) {
                try (RawClient client = new RawClient()) {
                    client.send(RawClient.graphqlRequest(QUESTION));
                    awaitInFlight(1);
                }
                awaitInFlight(0);
            }
            lock.rollback();
        }
        assertThat(ask(QUESTION).status()).isEqualTo(200);
    }

    @Test
    void bodies_that_do_not_fit_into_the_memory_for_them_are_rejected() throws Exception {
        try (RawClient first = new RawClient()) {
            first.send(RawClient.post("/graphql", "application/json", 8_000_000))
                    .send("{");
            awaitInFlight(1);
            within(LONG).untilAsserted(() -> assertThat(figure("lifeguard_http_request_body_bytes"))
                    .isEqualTo(8_000_000));
            try (RawClient second = new RawClient()) {
                second.send(RawClient.post("/graphql", "application/json", 8_000_000));
                assertThat(second.read(PATIENCE)).startsWith("HTTP/1.1 503").contains("\"BUSY\"");
            }
            assertThat(ask(QUESTION).status()).as("a small one fits").isEqualTo(200);
        }
        awaitInFlight(0);
        assertThat(figure("lifeguard_http_request_body_bytes")).isZero();
    }

    @Test
    void large_requests_wait_for_each_other_and_small_ones_pass() throws Exception {
        CompletableFuture<Response> first;
        CompletableFuture<Response> second;
        try (Connection lock = lockPolicies()) {
            first = sendingLarge(QUESTION);
            awaitInFlight(1);
            try (RawClient goesAway = new RawClient()) {
                String body = largeBody("{ rules { id } }");
                goesAway.send(RawClient.post("/graphql", "application/json", body.length()))
                        .send(body);
                awaitInFlight(2);
            }
            second = sendingLarge("{ rules { id } }");
            assertThat(ask("{ rules { id } }").status()).isEqualTo(200);
            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            lock.rollback();
        }
        assertThat(first.get().data().has("policies")).isTrue();
        assertThat(second.get().data().get("rules")).isNotEmpty();
        awaitInFlight(0);
        assertThat(sendingLarge("{ nonsense }").get().errors().get(0)).startsWith("INVALID_DOCUMENT");
        assertThat(sendingLarge("{ rules { id } }").get().status())
                .as("a refused one gives its turn on")
                .isEqualTo(200);
    }

    @Test
    void a_body_of_more_values_than_memory_has_room_for_is_refused() {
        String empty = "{},".repeat(1_000_000);
        Response refused = post(
                "/graphql",
                "application/json",
                "{\"query\":\"{ rules { id } }\",\"variables\":{\"a\":[" + empty + "{}]}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("more than 1,000,000 values");
    }

    private static CompletableFuture<Response> sendingLarge(String document) {
        return Concurrently.supply(() -> post("/graphql", "application/json", largeBody(document)));
    }

    private static String largeBody(String document) {
        return "{\"query\":\"" + document + "\",\"extensions\":{\"long\":\"" + "x".repeat(70_000) + "\"}}";
    }

    @Test
    void a_body_that_arrives_too_slowly_is_cut_off_at_both_endpoints() throws Exception {
        double before = figure("lifeguard_http_requests_rejected_total", "slow_request");
        for (String head : List.of(
                RawClient.post("/graphql", "application/json", 10_000),
                RawClient.post("/api/imports/policies", "text/csv", 1_000_000))) {
            try (RawClient client = new RawClient().send(head)) {
                assertThat(client.trickle(Duration.ofMillis(100), LONG))
                        .as(head)
                        .isBetween(PATIENCE.minusMillis(500), PATIENCE.plusSeconds(4));
            }
            awaitInFlight(0);
        }
        assertThat(figure("lifeguard_http_requests_rejected_total", "slow_request"))
                .isGreaterThanOrEqualTo(before + 2);
        assertThat(sendExport("policies", "Identity,EnablePersistentChat", "Global,True")
                        .status())
                .as("the place of the import that was cut is free again")
                .isEqualTo(200);
    }

    @Test
    void an_import_that_has_arrived_may_take_long() throws Exception {
        String head = "Identity,EnablePersistentChat,Description\r\n";
        String row = "Tag:Policy%d,True," + "x".repeat(200) + "\r\n";
        String file = head + IntStream.range(0, 10_000).mapToObj(row::formatted).collect(Collectors.joining());
        CompletableFuture<Response> imported;
        try (Connection lock = lockPolicies()) {
            imported = Concurrently.supply(() -> sendExport("policies?dryRun", file));
            awaitInFlight(1);
            pause(PATIENCE.multipliedBy(3));
            lock.rollback();
        }
        assertThat(imported.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void a_head_that_trickles_in_and_a_connection_that_is_not_used_are_ended() throws Exception {
        try (RawClient client = new RawClient().send("GET /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
            assertThat(client.trickle(Duration.ofMillis(100), LONG))
                    .isBetween(IDLE.minusSeconds(1), IDLE.plusSeconds(4));
        }
        try (RawClient client = new RawClient()) {
            assertThat(client.awaitEnd(LONG)).as("never used").isBetween(IDLE.minusSeconds(1), IDLE.plusSeconds(4));
        }
        try (RawClient client = new RawClient().send(RawClient.graphqlRequest(QUESTION))) {
            assertThat(client.read(IDLE.plusSeconds(6))).as("used once").startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_connection_whose_request_takes_long_is_not_ended() throws Exception {
        try (RawClient client = new RawClient()) {
            try (Connection lock = lockPolicies()) {
                client.send(RawClient.graphqlRequest(QUESTION));
                pause(IDLE.plusSeconds(2));
                lock.rollback();
            }
            assertThat(client.read(Duration.ofSeconds(1))).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void an_answer_that_nobody_reads_is_given_up_and_one_that_is_read_slowly_is_not() throws Exception {
        String large = large();
        double before = figure("lifeguard_http_requests_rejected_total", "slow_reader");
        try (RawClient client = new RawClient(16 * 1024).send(RawClient.graphqlRequest(large))) {
            within(LONG).untilAsserted(() -> assertThat(figure("lifeguard_http_requests_rejected_total", "slow_reader"))
                    .isGreaterThan(before));
            String read = client.read(PATIENCE);
            assertThat(read.length()).isLessThan(length(read));
        }
        try (RawClient client = new RawClient(16 * 1024).send(RawClient.graphqlRequest(large))) {
            String read = new String(client.bytes(PATIENCE, 32 * 1024, Duration.ofMillis(20)), StandardCharsets.UTF_8);
            assertThat(read.length()).isGreaterThan(length(read));
        }
    }

    @Test
    @SuppressWarnings("try") // the resource only has to be closed
    void responses_that_do_not_fit_into_the_memory_for_them_are_not_sent_and_small_ones_are() throws Exception {
        try (RawClient unread = new RawClient(16 * 1024).send(RawClient.graphqlRequest(large()))) {
            within(LONG).until(() -> figure("lifeguard_http_response_body_bytes") > 5_000_000);
            Response second = ask(large());
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.errors()).containsExactly("BUSY ");
            assertThat(second.header("Retry-After")).hasValue("1");
            assertThat(ask(QUESTION).body()).as("a small one fits").contains("Global");
        }
        awaitInFlight(0);
        assertThat(figure("lifeguard_http_response_body_bytes")).isZero();
        assertThat(ask(large()).status()).isEqualTo(200);
    }

    @Test
    void a_response_larger_than_all_of_that_memory_cannot_be_had() {
        Response refused = ask(large().replace("f: statement", "f: statement g: statement h: statement i: statement"));
        assertThat(refused.errors()).containsExactly("TOO_COMPLEX ");
        assertThat(refused.message()).contains("larger than 12582912 bytes");
        assertThat(figure("lifeguard_http_response_body_bytes")).isZero();
    }

    @Test
    void imports_beyond_the_limit_are_told_so_before_their_file_is_taken() throws Exception {
        try (RawClient first = new RawClient()) {
            first.send(RawClient.post("/api/imports/policies", "text/csv", 100_000))
                    .send("Identity,EnablePersistentChat\r\n");
            within(LONG).until(() -> figure("lifeguard_imports_in_progress") >= 1);
            Response busy = sendExport("policies", "Identity,EnablePersistentChat", "Global,True");
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).hasValue("1");
            assertThat(busy.body()).contains("1 imports are in progress, the limit");
            assertThat(figure("lifeguard_rejected_total", "imports")).isGreaterThanOrEqualTo(1);
        }
        within(LONG)
                .untilAsserted(() -> assertThat(sendExport("policies", "Identity,EnablePersistentChat", "Global,True")
                                .status())
                        .as("the place is free again")
                        .isEqualTo(200));
    }

    /** Ten megabytes: more than the buffers of both ends, and of the system in between, hold. */
    static String large() {
        StringBuilder document = new StringBuilder("{");
        for (int i = 0; i < 450; i++) {
            document.append(" r")
                    .append(i)
                    .append(
                            ": rules { a: statement b: statement c: statement d: statement e: statement f: statement }");
        }
        return document.append(" }").toString();
    }

    private static int length(String answer) {
        return answer.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    private Connection lockPolicies() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table policies in access exclusive mode");
        }
        return connection;
    }

    private static void awaitInFlight(int count) {
        within(LONG).untilAsserted(() -> assertThat(figure("lifeguard_http_requests_in_progress"))
                .isEqualTo(count));
    }
}
