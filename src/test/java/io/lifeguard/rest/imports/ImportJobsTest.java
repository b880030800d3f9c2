package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.send;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports are listed, followed, cancelled, and show every row that they refused or passed over. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportJobsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HEADER = "SipAddress,Enabled,RegistrarPool,DisplayName";
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void pools() {
        Estate.store(dataSource, Estate.withAda());
        execute("delete from imports");
    }

    @Test
    void an_import_that_was_answered_at_once_is_listed_with_its_report() {
        Response answer = sendExport("users", HEADER, "ben@contoso.com,True,lync13.contoso.com,Ben");
        JsonNode listed = get("/api/imports").json().at("/items/0");
        assertThat(listed.get("id").asText()).isEqualTo(id(answer));
        assertThat(listed.get("state").asText()).isEqualTo("DONE");
        assertThat(listed.get("rows").asInt()).isEqualTo(1);
        assertThat(listed.get("bytesDone")).isEqualTo(listed.get("bytes"));
        assertThat(job(id(answer)).at("/files/0/report")).isEqualTo(answer.json());
    }

    @Test
    void a_request_that_prefers_it_does_not_wait() {
        Response accepted = post("/api/imports/users", "text/csv", file(300), "Prefer", "respond-async");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Preference-Applied")).hasValue("respond-async");
        String id = accepted.json().get("id").asText();
        assertThat(accepted.header("Location")).hasValue("/api/imports/" + id);
        JsonNode done = awaitEnd(id);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.at("/files/0/report/created").asInt()).isEqualTo(300);
        assertThat(done.get("rowsPerSecond").asDouble()).isPositive();
    }

    @Test
    void a_refused_file_is_a_failed_import_with_the_problem_of_its_response() {
        Response refused = sendExport("users", "Name", "Ada");
        assertThat(refused.status()).isEqualTo(422);
        JsonNode listed = get("/api/imports").json().at("/items/0");
        assertThat(listed.get("state").asText()).isEqualTo("FAILED");
        assertThat(listed.get("failure")).isEqualTo(refused.json());
    }

    @Test
    void all_refused_and_passed_over_rows_are_paged_with_their_cells() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.range(0, 1_200)
                .forEach(i -> lines.add("u" + i + "@contoso.com,True,nowhere.contoso.com,\"U, " + i + "\""));
        lines.add(",False,,An account");
        Response answer = sendExport("users", lines.toArray(String[]::new));
        JsonNode report = answer.json();
        assertThat(report.get("refused").asInt()).isEqualTo(1_200);
        List<JsonNode> rows = new ArrayList<>();
        String next = "/api/imports/" + id(answer) + "/refused?first=500";
        while (!next.isEmpty()) {
            Response response = get(next);
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            JsonNode page = response.json();
            page.get("items").forEach(rows::add);
            next = page.path("next").asText("");
        }
        assertThat(rows).hasSize(1_201);
        assertThat(rows.get(7).at("/cells/DisplayName").asText()).isEqualTo("U, 7");
        assertThat(rows.get(7).get("line").asInt()).isEqualTo(9);
        assertThat(rows.get(7).at("/violations/0/column").asText()).isEqualTo("RegistrarPool");
        assertThat(rows.stream().filter(row -> row.has("passedOver")).toList())
                .singleElement()
                .satisfies(row -> assertThat(row.get("passedOver").asText()).isEqualTo("NO_SIP_ADDRESS"));
    }

    @Test
    void refused_rows_as_csv_can_be_mended_and_imported() {
        Response answer = sendExport(
                "users",
                "DisplayName;" + HEADER.replace(",DisplayName", "").replace(',', ';') + ";Unknown",
                "=1+1;ben@contoso.com;True;nowhere.contoso.com;x",
                "Cleo;cleo@contoso.com;True;lync13.contoso.com;y",
                ";;;;",
                "\"Dan \"\"D\"\"\";dan@contoso.com;Maybe;lync13.contoso.com;z");
        assertThat(answer.json().get("refused").asInt()).isEqualTo(2);
        Response csv = get("/api/imports/" + id(answer) + "/refused.csv");
        assertThat(csv.header("Content-Disposition")).hasValue("attachment; filename=\"refused-users.csv\"");
        assertThat(csv.body())
                .isEqualTo("\uFEFFDisplayName,SipAddress,Enabled,RegistrarPool,ImportLine,ImportReason\r\n"
                        + "=1+1,ben@contoso.com,True,nowhere.contoso.com,2,"
                        + "\"RegistrarPool: There is no front-end pool \"\"nowhere.contoso.com\"\".\"\r\n"
                        + "\"Dan \"\"D\"\"\",dan@contoso.com,Maybe,lync13.contoso.com,5,"
                        + csv.body().lines().skip(2).findFirst().orElseThrow().split(",5,", 2)[1] + "\r\n");
        String mended = csv.body().replace("nowhere", "lync13").replace("Maybe", "True");
        JsonNode again = importExport("users", mended.split("\r\n"));
        assertThat(again.get("created").asInt()).isEqualTo(2);
        assertThat(again.get("refused").asInt()).isZero();
    }

    @Test
    void every_kind_of_file_gives_its_refused_rows_back_in_a_form_that_imports() {
        List<List<String>> files = List.of(
                List.of("front-end-pools", "Identity,Version,SiteId", "bad pool,6,Redmond"),
                List.of("policies", "Identity,EnablePersistentChat", "Global,Perhaps"),
                List.of("chat-pools", "Identity,Version,Registrar", "p.contoso.com,6,nowhere.contoso.com"),
                List.of("categories", "Identity,Description", "nowhere.contoso.com\\A,x"),
                List.of("add-ins", "Identity,URL", "pchat.contoso.com\\Addin,no url"),
                List.of("rooms", "Identity,Category", "pchat.contoso.com\\Room,Nowhere"));
        for (List<String> file : files) {
            Response answer =
                    sendExport(file.get(0), file.subList(1, file.size()).toArray(String[]::new));
            JsonNode report = answer.json();
            assertThat(report.get("refused").asInt()).as(file.get(0)).isEqualTo(1);
            String csv = get("/api/imports/" + id(answer) + "/refused.csv").body();
            JsonNode again = importExport(file.get(0), csv.split("\r\n"));
            assertThat(again.get("refusedByRule")).as(file.get(0)).isEqualTo(report.get("refusedByRule"));
        }
    }

    @Test
    void a_cancelled_import_ends_between_two_batches_and_says_what_is_stored() {
        String id = started(60_000);
        Await.within(SOON).until(() -> job(id).get("rows").asInt() > 0);
        Response cancelled = send("DELETE", "/api/imports/" + id, "");
        assertThat(cancelled.status()).isEqualTo(202);
        JsonNode ended = awaitEnd(id);
        assertThat(ended.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(ended.at("/failure/detail").asText()).contains("whose results are stored");
        assertThat(ended.get("rows").asLong())
                .isEqualTo(count("select count(*) - 1 from users"))
                .isLessThan(60_000);
        assertThat(send("DELETE", "/api/imports/" + id, "").status()).isEqualTo(200);
    }

    @Test
    void a_dry_run_can_be_cancelled_and_stores_nothing() {
        String id = post("/api/imports/users?dryRun=true", "text/csv", file(60_000), "Prefer", "respond-async")
                .json()
                .get("id")
                .asText();
        Await.within(SOON).until(() -> job(id).get("rows").asInt() > 0);
        send("DELETE", "/api/imports/" + id, "");
        assertThat(awaitEnd(id).get("state").asText()).isEqualTo("CANCELLED");
        assertThat(count("select count(*) from users")).isEqualTo(1);
    }

    @Test
    void progress_is_told_until_the_end() {
        String id = started(20_000);
        Response progress = get("/api/imports/" + id + "/progress");
        assertThat(progress.header("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> events = progress.body()
                .lines()
                .filter(line -> line.startsWith("event:"))
                .toList();
        assertThat(events.get(events.size() - 1)).isEqualTo("event:end");
        assertThat(progress.body()).contains("\"state\":\"DONE\"", "\"rows\":20000");
    }

    @Test
    void an_import_of_an_instance_that_ended_is_interrupted_and_its_batches_count() {
        String id = UUID.randomUUID().toString();
        execute("insert into imports (id, actor, kind, dry_run, state, owner, seen_at) values ('" + id
                + "', 'ada', 'users', false, 'RUNNING', gen_random_uuid(), now() - interval '16 s')");
        execute("insert into import_files (import_id, number, name, kind, columns, bytes) values ('" + id
                + "', 1, 'users.csv', 'users', '{}', 10)");
        JsonNode ended = awaitEnd(id);
        assertThat(ended.get("state").asText()).isEqualTo("INTERRUPTED");
        assertThat(ended.at("/failure/type").asText()).isEqualTo("/problems/import-interrupted");
    }

    @Test
    void an_import_that_another_instance_has_ended_stores_no_further_batch() {
        String id = started(60_000);
        Await.within(SOON).until(() -> job(id).get("rows").asInt() > 0);
        execute("update imports set state = 'INTERRUPTED', ended_at = now() where id = '" + id + "'");
        long stored = count("select count(*) - 1 from users");
        Await.within(SOON)
                .until(() -> TestService.get("/q/metrics").body().contains("lifeguard_imports_in_progress 0.0"));
        assertThat(count("select count(*) - 1 from users")).isEqualTo(stored);
        assertThat(job(id).get("rows").asLong()).isEqualTo(stored);
    }

    @Test
    void a_rehearsal_that_is_interrupted_while_it_compares_users_tells_no_impact() throws SQLException {
        importExport("users", HEADER, "ben@contoso.com,True,lync13.contoso.com,Ben");
        String policies = "Identity,EnablePersistentChat\nGlobal,True\n";
        String id;
        try (Connection holder = dataSource.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table import_effects in exclusive mode");
            id = post("/api/imports/policies?dryRun=true&impact=true", "text/csv", policies, "Prefer", "respond-async")
                    .json()
                    .get("id")
                    .asText();
            Await.within(SOON)
                    .until(() -> count("select count(*) from pg_locks where not granted and relation ="
                                    + " 'import_effects'::regclass")
                            > 0);
            assertThat(job(id).get("state").asText()).isEqualTo("RUNNING");
            assertThat(job(id).has("impact")).isFalse();
            execute("update imports set state = 'INTERRUPTED', ended_at = now() where id = '" + id + "'");
            holder.rollback();
        }
        Await.within(SOON)
                .until(() -> TestService.get("/q/metrics").body().contains("lifeguard_imports_in_progress 0.0"));
        assertThat(job(id).get("state").asText()).isEqualTo("INTERRUPTED");
        assertThat(job(id).has("impact")).isFalse();
        Response impact = get("/api/imports/" + id + "/impact");
        assertThat(impact.status()).isEqualTo(404);
        assertThat(impact.json().get("detail").asText()).contains("known when it is DONE; this one is INTERRUPTED");
        JsonNode again = post("/api/imports/policies?dryRun=true&impact=true", "text/csv", policies)
                .json();
        assertThat(again.at("/impact/users").asInt()).isEqualTo(1);
    }

    @Test
    void an_erased_user_is_in_no_row_of_an_import() {
        importExport("users", HEADER, "ben@contoso.com,True,lync13.contoso.com,Ben");
        String id = id(sendExport(
                "users",
                HEADER + ",Guid",
                "ben@contoso.com,True,nowhere.contoso.com,Ben,",
                "cleo@contoso.com,True,nowhere.contoso.com,Cleo,"));
        String absent = id(sendExport("users", HEADER, "ada@contoso.com,True,lync13.contoso.com,Ada"));
        assertThat(job(absent).at("/files/0/report/absentIds").toString()).contains("ben@");
        send("DELETE", "/api/users/ben@contoso.com", "");
        assertThat(post("/api/users/ben@contoso.com/erase", "application/json", "")
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/imports/" + id + "/refused").body())
                .doesNotContain("ben@", "Ben")
                .contains("cleo@");
        assertThat(job(absent).toString()).doesNotContain("ben@");
    }

    @Test
    void imports_are_paged_the_newest_first() {
        IntStream.range(0, 5).forEach(i -> importExport("policies", "Identity,EnablePersistentChat", "Global,False"));
        JsonNode all = get("/api/imports").json();
        JsonNode first = get("/api/imports?first=2").json();
        JsonNode second = get(first.get("next").asText()).json();
        assertThat(ids(first).get(0)).isEqualTo(ids(all).get(0));
        assertThat(ids(second)).isEqualTo(ids(all).subList(2, 4));
        assertThat(get("/api/imports?first=5").json().has("next")).isFalse();
    }

    @Test
    void wrong_requests_are_answered() {
        String id = id(sendExport("policies", "Identity,EnablePersistentChat", "Global,False"));
        assertThat(get("/api/imports/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(get("/api/imports/users").status()).isEqualTo(404);
        assertThat(get("/api/imports/1-1-1-1-1").status()).isEqualTo(404);
        assertThat(send("DELETE", "/api/imports/" + UUID.randomUUID(), "").status())
                .isEqualTo(404);
        assertThat(get("/api/imports/" + UUID.randomUUID() + "/progress").status())
                .isEqualTo(404);
        assertThat(get("/api/imports/" + UUID.randomUUID() + "/refused.csv").status())
                .isEqualTo(404);
        assertThat(get("/api/imports?after=eA").status()).isEqualTo(400);
        assertThat(get("/api/imports?state=DONE").status()).isEqualTo(400);
        assertThat(get("/api/imports/" + id + "?x=1").status()).isEqualTo(400);
        assertThat(get("/api/imports/" + id + "/refused?first=1001").status()).isEqualTo(400);
        assertThat(get("/api/imports/" + id + "/refused?outcome=DONE").status()).isEqualTo(400);
        assertThat(get("/api/imports/" + id + "/refused.csv?file=2").status()).isEqualTo(400);
        assertThat(get("/api/imports/" + id + "/refused", "Accept", "image/png").status())
                .isEqualTo(406);
    }

    private static String started(int users) {
        return post("/api/imports/users", "text/csv", file(users), "Prefer", "respond-async")
                .json()
                .get("id")
                .asText();
    }

    private static String id(Response response) {
        return response.header("Location").orElseThrow().replace("/api/imports/", "");
    }

    private static String file(int users) {
        return IntStream.range(0, users)
                .mapToObj(i -> "u" + i + "@contoso.com,True,lync13.contoso.com,User " + i)
                .collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static JsonNode job(String id) {
        return get("/api/imports/" + id).json();
    }

    private static JsonNode awaitEnd(String id) {
        Await.within(SOON).until(() -> job(id).has("endedAt"));
        return job(id);
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(job -> job.get("id").asText())
                .toList();
    }

    private void execute(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private long count(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                var result = sql.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
