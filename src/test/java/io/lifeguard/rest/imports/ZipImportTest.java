package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole organisation in one archive: found out by its columns, in the order of dependency, and rehearsed as it would be. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ZipImportTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void empty() {
        Org.clear(dataSource);
    }

    @Test
    void an_organisation_is_rehearsed_and_imported_with_the_same_report() {
        Map<String, byte[]> files = contoso();
        HttpResponse<String> rehearsed = send("?dryRun=true", zip(files));
        assertThat(rehearsed.statusCode()).as(rehearsed.body()).isEqualTo(200);
        assertThat(count("users") + count("front_end_pools")).isZero();
        HttpResponse<String> stored = send("", zip(files));
        JsonNode report = json(stored);
        assertThat(report.get("kind").asText()).isEqualTo("organisation");
        assertThat(report.at("/files").findValuesAsText("refused")).containsOnly("0");
        assertThat(kinds(report))
                .containsExactly(
                        "front-end-pools", "policies", "chat-pools", "users", "categories", "add-ins", "rooms");
        assertThat(counts(json(rehearsed))).isEqualTo(counts(report));
        assertThat(count("users")).isEqualTo(60);
        assertThat(count("rooms")).isPositive();
        assertThat(counts(json(send("", zip(files)))).toString())
                .contains("created=0")
                .doesNotContain("changed=[1-9]");
    }

    @Test
    void a_rehearsal_refuses_what_the_import_would() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "a.csv",
                text(
                        "SipAddress,Enabled,RegistrarPool\nada@contoso.com,True,p1.contoso.com\nben@contoso.com,True,p2.contoso.com\n"));
        files.put("b.csv", text("Identity,Version,SiteId\nRegistrar:p1.contoso.com,6,Site:X\n"));
        JsonNode rehearsed = json(send("?dryRun=true", zip(files)));
        JsonNode stored = json(send("", zip(files)));
        assertThat(counts(rehearsed)).isEqualTo(counts(stored));
        assertThat(rehearsed.at("/files/1/report/refused").asInt()).isEqualTo(1);
        assertThat(rehearsed.at("/files/1/report/refusedRows")).isEqualTo(stored.at("/files/1/report/refusedRows"));
    }

    @Test
    void a_room_is_rehearsed_with_a_category_and_an_add_in_of_one_name() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.csv", text("PoolFqdn,Version,SiteId\np1.contoso.com,6,X\n"));
        files.put("b.csv", text("PoolFqdn,Version,Registrar\nchat.contoso.com,6,p1.contoso.com\n"));
        files.put("categories.csv", text("Identity,Description\nchat.contoso.com\\News,\n"));
        files.put("add-ins.csv", text("Identity,URL\nchat.contoso.com\\News,https://apps.contoso.com\n"));
        files.put(
                "rooms.csv",
                text(
                        "Identity,Category,Addin\nchat.contoso.com\\Room,chat.contoso.com\\News,chat.contoso.com\\News\n"));
        JsonNode rehearsed = json(send("?dryRun=true", zip(files)));
        assertThat(rehearsed.at("/files").findValuesAsText("refused")).containsOnly("0");
        assertThat(counts(rehearsed)).isEqualTo(counts(json(send("", zip(files)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../users.csv",
                "/users.csv",
                "C:\\users.csv",
                "\\\\host\\users.csv",
                "a/../../users.csv",
                "a\\..\\users.csv"
            })
    void a_name_that_leads_elsewhere_is_refused(String name) {
        refused(zip(Map.of(name, users())), "names must be relative");
    }

    @Test
    void files_of_archivers_and_folders_do_not_matter() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("export/", new byte[0]);
        files.put("__MACOSX/export/._users.csv", new byte[] {0, 5, 22, 7});
        files.put("export/.DS_Store", new byte[] {0, 0, 0, 1});
        files.put("export/policies.csv", text("Identity,EnablePersistentChat\nGlobal,True\n"));
        assertThat(kinds(json(send("", zip(files))))).containsExactly("policies");
    }

    @Test
    void an_archive_with_one_wrong_bit_is_read_as_it_was_or_refused() {
        byte[] archive = zip(Map.of("categories.csv", resource("/contoso/categories.csv")));
        JsonNode whole = json(send("?dryRun=true", archive)).at("/files/0/report");
        for (int i = 0; i < archive.length; i++) {
            byte[] damaged = archive.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            HttpResponse<String> response = send("?dryRun=true", damaged);
            assertThat(response.statusCode())
                    .as("byte " + i + ": " + response.body())
                    .isIn(200, 422);
            if (response.statusCode() == 200) {
                assertThat(json(response).at("/files/0/report/rows"))
                        .as("byte " + i)
                        .isEqualTo(whole.get("rows"));
            }
        }
    }

    @Test
    void what_is_no_archive_of_exports_is_refused_whole() {
        Map<String, List<String>> before = Tables.all(dataSource);
        refused(text("SipAddress,Enabled\n"), "no ZIP archive");
        refused(new byte[0], "no ZIP archive");
        refused(zip(Map.of()), "contains no file");
        refused(zip(Map.of("a/", new byte[0])), "contains no file");
        refused(zip(Map.of("inner.zip", zip(Map.of("users.csv", users())))), "ZIP");
        refused(zip(Map.of("readme.txt", text("hello\n"))), "is no export that can be imported");
        refused(zip(Map.of("empty.csv", new byte[0])), "is no export that can be imported");
        refused(zip(Map.of("x.csv", text("Identity,Description\nGlobal,x\n"))), "can be several kinds");
        refused(zip(Map.of("users.csv", users(), "USERS.csv", users())), "is in the archive twice");
        refused(zip(Map.of("bomb.csv", new byte[60 << 20])), "compressed by more than 200");
        byte[] cut = zip(Map.of("users.csv", users()));
        refused(java.util.Arrays.copyOf(cut, cut.length - 30), "no ZIP archive");
        byte[] encrypted = zip(Map.of("users.csv", users()));
        for (int i = 0; i + 8 < encrypted.length; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1 && encrypted[i + 3] == 2) {
                encrypted[i + 8] |= 1;
            }
        }
        refused(encrypted, "encrypted");
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    @Test
    void one_file_that_is_refused_refuses_all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("policies.csv", text("Identity,EnablePersistentChat\nTag:A,True\n"));
        files.put("users.csv", text("SipAddress,Enabled,RegistrarPool\n\"unclosed,True,\n"));
        refused(zip(files), "");
        assertThat(count("policies")).isEqualTo(1);
    }

    @Test
    void wrong_parameters_and_types_are_refused() {
        assertThat(send("?absent=delete", zip(contoso())).body()).contains("import the files by themselves");
        assertThat(send("?x=1", zip(contoso())).statusCode()).isEqualTo(400);
        assertThat(TestService.post("/api/imports", "text/csv", "a").status()).isEqualTo(415);
    }

    @Test
    void refusals_are_junit_xml_on_request() throws Exception {
        Response xml = TestService.post(
                "/api/imports/users?dryRun=true",
                "text/csv",
                "SipAddress,Enabled,RegistrarPool\nada@contoso.com,True,<&\"nowhere\nben@contoso.com,True,\n",
                "Accept",
                "application/xml");
        assertThat(xml.header("Content-Type").orElse("")).startsWith("application/xml");
        var suite = javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("RegistrarPool: ");
        String stored = xml.header("Location").orElseThrow();
        assertThat(get(stored, "Accept", "application/xml").body()).isEqualTo(xml.body());
        assertThat(get(stored, "Accept", "image/png").status()).isEqualTo(406);
    }

    private void refused(byte[] archive, String reason) {
        HttpResponse<String> response = send("", archive);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).get("detail").asText()).contains(reason);
        assertThat(TestService.get("/q/metrics").body()).contains("lifeguard_imports_in_progress 0.0");
    }

    private static Map<String, byte[]> contoso() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<ExportKind> kinds = ExportKind.ofShell();
        for (int i = kinds.size() - 1; i >= 0; i--) {
            files.put(
                    "file" + i + ".csv",
                    resource("/samples/contoso/" + kinds.get(i).urlName() + ".csv"));
        }
        return files;
    }

    private static byte[] users() {
        return text("SipAddress,Enabled,RegistrarPool\nada@contoso.com,True,\n");
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(String query, byte[] archive) {
        return ZipArchives.post(query, archive);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        return ZipArchives.of(files);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> kinds(JsonNode report) {
        return report.get("files").findValuesAsText("kind").stream().distinct().toList();
    }

    private static List<String> counts(JsonNode report) {
        List<String> counts = new java.util.ArrayList<>();
        report.get("files").forEach(file -> {
            JsonNode r = file.get("report");
            counts.add(file.get("name").asText() + " rows=" + r.get("rows") + " created=" + r.get("created")
                    + " changed=" + r.get("changed") + " refused=" + r.get("refused") + r.get("refusedByRule"));
        });
        return counts;
    }

    private long count(String table) {
        return Objects.requireNonNull(Tables.all(dataSource).get(table)).size();
    }
}
