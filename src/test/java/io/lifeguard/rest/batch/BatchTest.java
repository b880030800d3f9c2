package io.lifeguard.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches: all writes or none, once for each idempotency key. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BatchTest {
    private static final String ORGANISATION = """
            {"writes": [
              {"method": "PUT", "path": "/api/front-end-pools/lync13.contoso.com", "body": {"release": "LYNC_2013", "site": "Redmond"}},
              {"method": "PUT", "path": "/api/front-end-pools/lync10.contoso.com", "body": {"release": "LYNC_2010", "site": "Redmond"}},
              {"method": "PUT", "path": "/api/policies/Tag%3ATraders", "body": {"enablePersistentChat": true}},
              {"method": "PUT", "path": "/api/chat-pools/pchat.contoso.com", "body": {"release": "LYNC_2013", "home": "lync13.contoso.com"}},
              {"method": "PUT", "path": "/api/chat-pools/gchat.contoso.com", "body": {"release": "LYNC_2010", "home": "lync10.contoso.com"}},
              {"method": "PUT", "path": "/api/users/ada%40contoso.com", "body": {"home": "lync10.contoso.com"}},
              {"method": "POST", "path": "/api/users/ada%40contoso.com/grant", "body": {"policy": "Tag:Traders"}},
              {"method": "PUT", "path": "/api/client-configurations/ada%40contoso.com/GROUP_CHAT_2010/gchat.contoso.com"},
              {"method": "PUT", "path": "/api/categories/pchat.contoso.com%5CGeneral", "body": {}},
              {"method": "PUT", "path": "/api/rooms/pchat.contoso.com%5CNews", "body": {"category": "pchat.contoso.com\\\\General"}},
              {"method": "PUT", "path": "/api/migrations/gchat.contoso.com", "body": {"target": "pchat.contoso.com"}},
              {"method": "POST", "path": "/api/migrations/gchat.contoso.com/complete?repointLegacyClients=true"},
              {"method": "DELETE", "path": "/api/rooms/pchat.contoso.com%5CNews", "ifMatch": "*"}
            ]}""";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void nothing() throws SQLException {
        Org.clear(dataSource);
        execute("delete from idempotency_keys");
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Response send(String key, String body) {
        return TestService.post("/api/batch", "application/json", body, "Idempotency-Key", key);
    }

    private static String putPool(String fqdn, String release) {
        return "{\"method\": \"PUT\", \"path\": \"/api/front-end-pools/%s\", \"body\": {\"release\": \"%s\", \"site\": \"Oslo\"}}"
                .formatted(fqdn, release);
    }

    private static String batch(String... writes) {
        return "{\"writes\": [" + String.join(", ", writes) + "]}";
    }

    private Map<String, List<String>> stored() {
        return Tables.all(dataSource);
    }

    @Test
    void a_whole_organisation_is_stored_in_one_commit() {
        Response response = send(UUID.randomUUID().toString(), ORGANISATION);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("applied").asBoolean()).isTrue();
        assertThat(response.json().get("revision").asText()).isEqualTo(response.revision());
        assertThat(outcomes(response))
                .containsExactly(
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "200 CHANGED",
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "201 CREATED",
                        "200 CHANGED",
                        "200 DELETED");
        assertThat(response.json().at("/writes/5/headers/Location").asText())
                .isEqualTo("/api/users/sip%3Aada%40contoso.com");
        assertThat(TestService.get("/api/users/sip%3Aada%40contoso.com")
                        .json()
                        .get("grantedPolicy")
                        .asText())
                .isEqualTo("Tag:Traders");
        assertThat(TestService.get("/api/migrations/gchat.contoso.com")
                        .json()
                        .get("complete")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void the_dry_run_says_the_same_and_stores_nothing() {
        Map<String, List<String>> before = stored();
        Response dry = TestService.post("/api/batch?dryRun=true", "application/json", ORGANISATION);
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(dry.json().get("applied").asBoolean()).isFalse();
        assertThat(dry.json().get("revision").asText()).isEqualTo(dry.revision());
        assertThat(outcomes(dry)).hasSize(13).doesNotContain("201 CREATED").contains("200 CREATED");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void one_refused_write_and_nothing_is_stored() {
        Map<String, List<String>> before = stored();
        Response response = send(
                "k1",
                batch(
                        putPool("a.contoso.com", "LYNC_2013"),
                        "{\"method\": \"PUT\", \"path\": \"/api/chat-pools/c.contoso.com\", \"body\": {\"release\": \"LYNC_2010\","
                                + " \"home\": \"a.contoso.com\"}}",
                        "{\"method\": \"DELETE\", \"path\": \"/api/users/nobody%40contoso.com\"}",
                        "{\"method\": \"DELETE\", \"path\": \"/api/front-end-pools/a.contoso.com\", \"ifMatch\": \"\\\"x\\\"\"}",
                        putPool("b.contoso.com", "LYNC_2010")));
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = response.json();
        assertThat(problem.get("type").asText()).isEqualTo("/problems/rule-violation");
        assertThat(problem.get("detail").asText()).contains("writes[1]");
        assertThat(outcomes(response)).containsExactly("200 CREATED", "409", "404", "412", "200 CREATED");
        assertThat(problem.at("/writes/1/problem/violations/0/rule").asText()).isEqualTo("HOME_POOL_MATCHES_RELEASE");
        assertThat(problem.at("/writes/1/problem/violations/0/pointer").asText())
                .isEqualTo("#/home");
        assertThat(problem.at("/writes/0/result/applied").asBoolean()).isFalse();
        assertThat(stored()).as("the key is free again, too").isEqualTo(before);
        assertThat(send("k1", batch(putPool("a.contoso.com", "LYNC_2013"))).status())
                .isEqualTo(200);
    }

    @Test
    void a_repeated_key_gives_the_first_response_and_writes_nothing() {
        String body = batch(putPool("a.contoso.com", "LYNC_2013"));
        Response first = send("\"once\"", body);
        assertThat(first.status()).isEqualTo(200);
        TestService.send("DELETE", "/api/front-end-pools/a.contoso.com", "");
        Map<String, List<String>> before = stored();
        Response again = send("once", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stored()).isEqualTo(before);
        Response other = send("once", batch(putPool("b.contoso.com", "LYNC_2013")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asText()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws SQLException {
        String body = batch(putPool("a.contoso.com", "LYNC_2013"));
        Response first = send("daily", body);
        execute("update idempotency_keys set claimed_at = claimed_at - interval '23 hours 59 minutes'");
        assertThat(send("daily", body).body()).isEqualTo(first.body());
        execute("update idempotency_keys set claimed_at = claimed_at - interval '2 minutes'");
        Response later = send("daily", body);
        assertThat(outcomes(later)).containsExactly("200 UNCHANGED");
    }

    @Test
    void a_claim_without_a_response_is_in_progress_until_it_expires() throws SQLException {
        String body = batch(putPool("a.contoso.com", "LYNC_2013"));
        send("slow", body);
        execute(
                "update idempotency_keys set status = null, headers = null, body = null, claimed_at = clock_timestamp()");
        Response busy = send("slow", body);
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().get("type").asText()).isEqualTo("/problems/idempotency-key-in-progress");
        execute("update idempotency_keys set claimed_at = claimed_at - interval '3 minutes'");
        assertThat(send("slow", body).status()).isEqualTo(200);
    }

    @Test
    void of_many_at_once_with_one_key_one_is_carried_out() {
        String body = batch(putPool("a.contoso.com", "LYNC_2013"), putPool("b.contoso.com", "LYNC_2013"));
        List<CompletableFuture<Response>> sent = IntStream.range(0, 12)
                .mapToObj(i -> Concurrently.supply(() -> send("race", body)))
                .toList();
        List<Response> responses = sent.stream().map(CompletableFuture::join).toList();
        assertThat(responses).allMatch(r -> r.status() == 200 || r.status() == 409);
        assertThat(responses.stream()
                        .filter(r -> r.status() == 200)
                        .map(Response::body)
                        .distinct())
                .hasSize(1);
        assertThat(Tables.column(dataSource, "select subject from changes order by revision"))
                .containsExactly("a.contoso.com", "b.contoso.com");
    }

    @Test
    void actions_take_a_key_as_well() {
        send("setup", ORGANISATION);
        String path = "/api/users/ada%40contoso.com/grant";
        Response first = TestService.post(path, "application/json", "{}", "Idempotency-Key", "grant-1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("outcome").asText()).isEqualTo("CHANGED");
        Response again = TestService.post(path, "application/json", "{}", "Idempotency-Key", "grant-1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        Response without = TestService.post(path, "application/json", "{}");
        assertThat(without.json().get("outcome").asText()).isEqualTo("UNCHANGED");
        Response refused = TestService.post(
                path, "application/json", "{\"policy\": \"Tag:Nobody\"}", "Idempotency-Key", "grant-2");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/violations/0/pointer").asText()).isEqualTo("#/policy");
    }

    @Test
    void what_is_wrong_is_named_with_its_place() {
        Map<String, List<String>> before = stored();
        Response missing =
                TestService.post("/api/batch", "application/json", batch(putPool("a.contoso.com", "LYNC_2013")));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().get("type").asText()).isEqualTo("/problems/idempotency-key-missing");
        Response response = send(
                "wrong",
                batch(
                        putPool("a.contoso.com?dryRun=true", "LYNC_2014"),
                        "{\"method\": \"PATCH\", \"path\": \"/api/users/ada%40contoso.com\", \"body\": {}}",
                        "{\"method\": \"PUT\", \"path\": \"/api/users/ada%40contoso.com\", \"body\": {\"enabled\": 1, \"x\": 1}}",
                        "{\"method\": \"POST\", \"path\": \"/api/users/0815/move\", \"body\": {}}",
                        "{\"method\": \"PUT\", \"path\": \"/api/imports/users\"}",
                        "{\"method\": \"PUT\", \"path\": \"http://elsewhere/api/users/a\"}",
                        "{\"method\": \"PUT\", \"path\": \"/api/users/%zz\"}",
                        "{\"method\": \"PUT\", \"path\": \"/api/client-configurations/a%40b/NONE/c.contoso.com\"}",
                        "{\"method\": \"DELETE\", \"path\": \"/api/users/a%40contoso.com\", \"ifMatch\": \"x\"}"));
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.json().get("errors").findValuesAsText("pointer"))
                .containsExactly(
                        "#/writes/0/body/release",
                        "#/writes/0/path",
                        "#/writes/1/path",
                        "#/writes/2/body/enabled",
                        "#/writes/2/body/x",
                        "#/writes/3/path",
                        "#/writes/4/path",
                        "#/writes/5/path",
                        "#/writes/6/path",
                        "#/writes/7/path",
                        "#/writes/8/ifMatch");
        Response shape =
                send("shape", "{\"writes\": [1, {\"method\": \"PUT\", \"path\": 3, \"extra\": {}}], \"more\": 1}");
        assertThat(shape.json().get("errors").findValuesAsText("pointer"))
                .contains("#/writes/0", "#/writes/1/path", "#/writes/1/extra", "#/more");
        String many = IntStream.range(0, 501)
                .mapToObj(i -> putPool("p" + i + ".contoso.com", "LYNC_2013"))
                .collect(Collectors.joining(",", "{\"writes\": [", "]}"));
        assertThat(send("many", many).json().at("/errors/0/detail").asText())
                .contains("501")
                .contains("500");
        for (String none : List.of("{}", "{\"writes\": []}", "{\"writes\": null}", "[]", "", "{")) {
            assertThat(send("none", none).status()).as(none).isEqualTo(400);
        }
        assertThat(stored()).isEqualTo(before);
    }

    /** The body is large, so that a worker reads it. */
    @Test
    void five_hundred_writes_are_stored() {
        String many = IntStream.range(0, 500)
                .mapToObj(i -> putPool("p" + i + ".contoso.com", "LYNC_2013"))
                .collect(Collectors.joining(",", "{\"writes\": [", "]}"));
        Response response = send("500", many + " ".repeat(1 << 16));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(Tables.column(dataSource, "select count(*)::text from front_end_pools"))
                .containsExactly("500");
    }

    private static List<String> outcomes(Response response) {
        return StreamSupport.stream(response.json().get("writes").spliterator(), false)
                .map(w -> w.get("status").asText()
                        + (w.has("result") ? " " + w.at("/result/outcome").asText() : ""))
                .toList();
    }
}
