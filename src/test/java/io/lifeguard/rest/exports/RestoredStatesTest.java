package io.lifeguard.rest.exports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rest.imports.ZipArchives;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client configurations, migrations and chat pools out of service, exported and imported into an empty database. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RestoredStatesTest {
    private static final int WRITES = 400;

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void empty() {
        Org.clear(dataSource);
    }

    @Test
    void migrations_of_every_phase_come_back_byte_for_byte_from_files_and_from_an_archive() {
        everyPhase().storeIn(dataSource);
        Map<String, String> before = ExportedFiles.read();
        assertThat(before.get("migrations")).isEqualTo("""
                "PoolFqdn","MigrationTarget","State","Exact"
                "empty.contoso.com","","DECOMMISSIONED",""
                "migrated.contoso.com","Pchat.contoso.com","MIGRATED",""
                "planned.contoso.com","Pchat.contoso.com","IN_SERVICE",""
                "retired.contoso.com","Pchat.contoso.com","DECOMMISSIONED",""
                """.replace("\n", "\r\n"));
        assertThat(before.get("client-configurations")).contains("\"sip:Ada@contoso.com\",\"GROUP_CHAT_2010\",");
        Org.clear(dataSource);
        assertThat(ExportedFiles.send(before)).isEmpty();
        ExportedFiles.assertEqual(ExportedFiles.read(), before);

        Org.clear(dataSource);
        JsonNode rehearsed = send("?dryRun=true", before);
        JsonNode stored = send("", before);
        assertThat(counts(rehearsed)).isEqualTo(counts(stored)).allMatch(counts -> counts.endsWith("refused=0"));
        ExportedFiles.assertEqual(ExportedFiles.read(), before);
    }

    @Test
    void the_same_files_again_change_nothing() {
        everyPhase().storeIn(dataSource);
        Map<String, String> before = ExportedFiles.read();
        String revision = get("/api/exports/users").revision();
        assertThat(ExportedFiles.send(before)).isEmpty();
        assertThat(counts(send("", before))).allMatch(counts -> counts.contains(" created=0 changed=0 "));
        assertThat(get("/api/exports/users").revision()).isEqualTo(revision);
        ExportedFiles.assertEqual(ExportedFiles.read(), before);
    }

    @Test
    void other_content_of_a_pool_out_of_service_is_refused() {
        everyPhase().storeIn(dataSource);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "categories", "Identity,Description\nmigrated.contoso.com\\Research,New\nretired.contoso.com\\More,\n");
        files.put("add-ins", "Identity,URL\nmigrated.contoso.com\\Ticker,https://other.contoso.com\n");
        files.put("rooms", "Identity,Category,Privacy\nmigrated.contoso.com\\Bonds,Research,Open\n");
        assertThat(ExportedFiles.send(files)).hasSize(4).allMatch(refused -> refused.endsWith("[POOL_IN_SERVICE]"));
    }

    @Test
    void a_restore_goes_on_where_it_was_interrupted() {
        everyPhase().storeIn(dataSource);
        Map<String, String> before = ExportedFiles.read();
        Org.clear(dataSource);
        Map<String, String> first = new LinkedHashMap<>(before);
        first.remove("migrations");
        ExportedFiles.send(first);
        assertThat(get("/api/exports/chat-pools").body()).doesNotContain("MIGRATED", "DECOMMISSIONED");
        assertThat(ExportedFiles.send(before)).isEmpty();
        ExportedFiles.assertEqual(ExportedFiles.read(), before);
    }

    @Test
    void what_a_rule_refuses_meanwhile_is_reported_by_its_id() {
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", user -> user.home("lync13.contoso.com"))
                .configured("ada", Client.LYNC_2013, "pchat.contoso.com")
                .storeIn(dataSource);
        Map<String, String> before = ExportedFiles.read();
        assertThat(ExportedFiles.send(before)).as("stored already").isEmpty();
        Org.clear(dataSource);
        assertThat(ExportedFiles.send(before))
                .containsExactly(
                        "client-configurations sip:ada@contoso.com\\LYNC_2013\\pchat.contoso.com [USER_ENABLED_BY_POLICY]");
        assertThat(get("/api/exports/client-configurations").body().lines()).hasSize(1);
    }

    @Test
    void a_decommissioned_pool_needs_a_front_end_pool_of_its_release() {
        sendExport("front-end-pools", "PoolFqdn,Version,Site", "lync13.contoso.com,6,Redmond")
                .report();
        JsonNode report = sendExport(
                        "chat-pools",
                        "PoolFqdn,Version,Registrar,State",
                        "pchat.contoso.com,6,lync13.contoso.com,IN_SERVICE",
                        "old.contoso.com,5,,DECOMMISSIONED")
                .report();
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("refusedByRule").toString()).isEqualTo("{\"HOME_POOL_MATCHES_RELEASE\":1}");
        assertThat(report.get("refusedRows").toString()).contains("\"Registrar\"", "a Lync 2010 front-end pool");
    }

    @Test
    void a_step_back_is_refused_and_a_step_forward_is_reported() {
        everyPhase().storeIn(dataSource);
        JsonNode back = sendExport(
                        "chat-pools",
                        "PoolFqdn,Version,Registrar,State",
                        "migrated.contoso.com,5,lync10.contoso.com,IN_SERVICE",
                        "planned.contoso.com,5,lync10.contoso.com,MIGRATED")
                .report();
        assertThat(back.get("refusedRows").toString())
                .contains("MIGRATION_STEP_FOLLOWS", "\"State\"", "is migrated, not in service");
        assertThat(back.get("warnings").toString()).contains("MIGRATION_STEP_FOLLOWS", "\"count\":1");
        JsonNode steps = sendExport(
                        "migrations",
                        "PoolFqdn,MigrationTarget,State",
                        "retired.contoso.com,pchat.contoso.com,MIGRATED",
                        "migrated.contoso.com,other.contoso.com,MIGRATED",
                        "nowhere.contoso.com,pchat.contoso.com,MIGRATED",
                        "planned.contoso.com,,MIGRATED",
                        "planned.contoso.com,pchat.contoso.com,MIGRATED",
                        "pchat.contoso.com,,DECOMMISSIONED")
                .report();
        assertThat(steps.get("refused").asInt()).isEqualTo(6);
        assertThat(steps.get("refusedByRule").toString())
                .contains("MIGRATION_STEP_FOLLOWS", "\"REFERENCE_EXISTS\":2", "\"VALUE_IS_VALID\":1", "NAME_IS_UNIQUE");
        assertThat(get("/api/exports/chat-pools").body())
                .contains("\"planned.contoso.com\",\"5\",\"lync10.contoso.com\",\"\",\"IN_SERVICE\"");
    }

    @Test
    void a_client_configuration_is_refused_as_everywhere() {
        everyPhase().storeIn(dataSource);
        JsonNode report = sendExport(
                        "client-configurations",
                        "SipAddress,Client,ChatPool",
                        "ada@contoso.com,GROUP_CHAT_2010,pchat.contoso.com",
                        "ben@contoso.com,lync_2013,planned.contoso.com",
                        "ben@contoso.com,LYNC_2010,pchat.contoso.com",
                        "nobody@contoso.com,LYNC_2013,nowhere.contoso.com",
                        "ben@contoso.com,PIDGIN,pchat.contoso.com",
                        "ben@contoso.com,,pchat.contoso.com",
                        "ben@contoso.com,LYNC_2013_BASIC,pchat.contoso.com",
                        "BEN@contoso.com,LYNC_2013_BASIC,PCHAT.contoso.com")
                .report();
        List<String> rules = new ArrayList<>();
        report.get("refusedRows")
                .forEach(row ->
                        rules.add(row.get("line") + " " + row.get("violations").findValuesAsText("rule")
                                + row.get("violations").findValuesAsText("column")));
        assertThat(rules)
                .containsExactly(
                        "2 [ONE_POOL_AT_A_TIME][ChatPool]",
                        "3 [CLIENT_REACHES_RELEASE][ChatPool]",
                        "4 [CLIENT_HAS_CHAT][Client]",
                        "5 [REFERENCE_EXISTS, REFERENCE_EXISTS][SipAddress, ChatPool]",
                        "6 [VALUE_IS_VALID][Client]",
                        "7 [VALUE_IS_VALID][Client]");
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("unchanged").asInt()).isEqualTo(1);
        assertThat(report.get("absent").asInt()).isEqualTo(2);
        assertThat(post("/api/imports/client-configurations?absent=delete", "text/csv", "SipAddress,Client,ChatPool\n")
                        .body())
                .contains("absent: an import of client configurations deletes none");
        assertThat(post("/api/imports/client-configurations", "text/csv", "SipAddress,Client\na,b\n")
                        .body())
                .contains("ChatPool");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_random_organisation_comes_back_but_for_what_is_reported(long seed) {
        WriteEndpoint endpoint = WriteEndpoint.ofTest();
        RandomWrites writes = new RandomWrites(seed);
        for (int i = 0; i < WRITES; i++) {
            endpoint.write(writes.next());
        }
        Map<String, String> before = ExportedFiles.read();
        String revision = get("/api/exports/users").revision();
        assertThat(ExportedFiles.send(before)).as("stored already").isEmpty();
        assertThat(get("/api/exports/users").revision()).isEqualTo(revision);
        Org.clear(dataSource);
        JsonNode rehearsed = send("?dryRun=true", before);
        JsonNode stored = send("", before);
        assertThat(counts(rehearsed)).isEqualTo(counts(stored));
        Map<String, String> restored = ExportedFiles.read();
        if (counts(stored).stream().allMatch(counts -> counts.endsWith("refused=0"))) {
            ExportedFiles.assertEqual(restored, before);
        }
        before.forEach((kind, csv) -> assertThat(lines(restored, kind) + refused(stored, kind))
                .as(kind)
                .isEqualTo(lines(before, kind)));
        Org.clear(dataSource);
        assertThat(ExportedFiles.send(restored)).as("what the rules allow").isEmpty();
        ExportedFiles.assertEqual(ExportedFiles.read(), restored);
    }

    private static Org everyPhase() {
        return Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .policy("Tag:Traders", true)
                .chatPool("Pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("empty.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("planned.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .chatPool("migrated.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .chatPool("retired.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .user("Ada", user -> user.home("lync10.contoso.com"))
                .user("ben", user -> user.home("lync13.contoso.com").granted("Tag:Traders"))
                .configured("Ada", Client.GROUP_CHAT_2010, "migrated.contoso.com")
                .configured("ben", Client.LYNC_2013, "Pchat.contoso.com")
                .category("migrated.contoso.com", "Research")
                .addIn("migrated.contoso.com", "Ticker", "https://apps.contoso.com")
                .room("migrated.contoso.com", "Bonds", "Research")
                .showing("migrated.contoso.com", "Bonds", "Ticker")
                .category("retired.contoso.com", "Research")
                .subcategory("retired.contoso.com", "Old", "Research")
                .room("retired.contoso.com", "Shares", "Old")
                .category("Pchat.contoso.com", "Research")
                .room("Pchat.contoso.com", "Bonds", "Research")
                .migration("planned.contoso.com", "Pchat.contoso.com")
                .migration("migrated.contoso.com", "Pchat.contoso.com")
                .migration("retired.contoso.com", "Pchat.contoso.com")
                .state("migrated.contoso.com", PoolState.MIGRATED)
                .state("retired.contoso.com", PoolState.MIGRATED)
                .state("retired.contoso.com", PoolState.DECOMMISSIONED)
                .state("empty.contoso.com", PoolState.DECOMMISSIONED);
    }

    private static JsonNode send(String query, Map<String, String> exports) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        exports.forEach((kind, csv) -> files.put(kind + ".csv", csv.getBytes(StandardCharsets.UTF_8)));
        Response response = ZipArchives.send(query, ZipArchives.of(files));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }

    private static List<String> counts(JsonNode archive) {
        List<String> counts = new ArrayList<>();
        archive.get("files").forEach(file -> {
            JsonNode report = file.get("report");
            counts.add("%s created=%s changed=%s unchanged=%s %s refused=%s"
                    .formatted(
                            report.get("kind").asText(),
                            report.get("created"),
                            report.get("changed"),
                            report.get("unchanged"),
                            report.get("refusedByRule"),
                            report.get("refused")));
        });
        return counts;
    }

    /** The rows, and the header; what the values are, the second comparison says. */
    private static long lines(Map<String, String> exports, String kind) {
        return Objects.requireNonNull(exports.get(kind)).split("\r\n").length;
    }

    private static long refused(JsonNode archive, String kind) {
        for (JsonNode file : archive.get("files")) {
            if (file.at("/report/kind").asText().equals(kind)) {
                return file.at("/report/refused").asLong();
            }
        }
        throw new AssertionError(kind);
    }
}
