package io.lifeguard.rest.exports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.resource;
import static io.lifeguard.testing.TestService.send;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What exports have, and that imports take it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportsTest {
    private static final List<String> KINDS =
            ExportKind.inOrderOfImport().stream().map(ExportKind::urlName).toList();
    private static final List<String> SAMPLES =
            List.of("front-end-pools", "policies", "chat-pools", "users", "categories", "add-ins", "rooms");
    private static final ObjectMapper JSON = new ObjectMapper();

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @Test
    void the_sample_organisation_comes_back_byte_for_byte() {
        for (String kind : SAMPLES) {
            sendExport(kind, resource("/contoso/" + kind + ".csv")).report();
        }
        assertThat(get("/api/exports/users").body().lines()).hasSizeGreaterThan(60);
        assertThat(get("/api/exports/rooms").body().lines()).hasSizeGreaterThan(40);
        assertRoundTrip();
    }

    @Test
    void awkward_values_come_back_byte_for_byte() throws IOException {
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Site:x, \"y\"; =1+1")
                .frontEndPool("System.Collections.contoso.com", Release.LYNC_2010, "System.String[]")
                .frontEndPool("x.online.lync.com", Release.LYNC_2013, "Cloud")
                .frontEndPool("r2.contoso.com", Release.OCS_2007_R2, "BackCompatSite")
                .storeIn(dataSource);
        put(
                "/api/policies/" + path("Tag:=cmd|' /C calc'!A1"),
                Map.of("enablePersistentChat", true, "description", " a\r\nb\t"));
        put("/api/policies/" + path("Site:System.Object[]"), Map.of("enablePersistentChat", false, "description", ""));
        put("/api/policies/Tag:Blank", Map.of("enablePersistentChat", false, "description", "\u200b\u202e"));
        put(
                "/api/chat-pools/pchat.contoso.com",
                Map.of("release", "LYNC_2013", "home", "lync13.contoso.com", "displayName", "System.String[]"));
        put(
                "/api/chat-pools/Microsoft.Rtc.contoso.com",
                Map.of("release", "LYNC_2010", "home", "system.collections.contoso.com"));
        put(
                "/api/users/sip:Ada@contoso.com",
                Map.of(
                        "displayName",
                        "Lovelace, \"Ada\"",
                        "externalId",
                        "System.Object[1]",
                        "home",
                        "x.online.lync.com"));
        put("/api/users/sip:bob@contoso.com", Map.of("displayName", "=1+1", "enabled", false, "hosting", "ONLINE"));
        put(
                "/api/users/" + path("sip:+c'&,;@contoso.com"),
                Map.of("displayName", "@\uD83D\uDE00\u0645\u200c\u0645", "grantedPolicy", "Tag:Blank"));
        put(
                "/api/users/sip:dora@contoso.com",
                Map.of("displayName", "x".repeat(256), "home", "system.collections.contoso.com"));
        put("/api/users/sip:eve@contoso.com", Map.of("displayName", "True", "home", "r2.contoso.com"));
        put("/api/categories/" + path("Microsoft.Rtc.contoso.com\\a\\b.c\\d"), Map.of("description", "\uFEFF=x"));
        put(
                "/api/categories/" + path("Microsoft.Rtc.contoso.com\\0 child"),
                Map.of("parent", "Microsoft.Rtc.contoso.com\\a\\b.c\\d"));
        put(
                "/api/categories/" + path("pchat.contoso.com\\ma-cat://x/6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
                Map.of("description", "d".repeat(1024)));
        put(
                "/api/add-ins/" + path("pchat.contoso.com\\System.Collections.X"),
                Map.of("url", "https://apps.contoso.com/?a=\"b\",c"));
        put(
                "/api/rooms/" + path("pchat.contoso.com\\=HYPERLINK(\"x\")"),
                Map.of(
                        "category",
                        "pchat.contoso.com\\ma-cat://x/6f9619ff-8b86-d011-b42d-00cf4fc964ff",
                        "addIn",
                        "pchat.contoso.com\\System.Collections.X",
                        "type",
                        "AUDITORIUM",
                        "privacy",
                        "SECRET",
                        "disabled",
                        true,
                        "description",
                        "line\nline\n"));
        assertRoundTrip();
    }

    @Test
    void ids_of_the_product_come_back() {
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .storeIn(dataSource);
        sendExport(
                        "categories",
                        "Identity,CategoryUri",
                        "pchat.contoso.com\\Research,ma-cat://contoso.com/6F9619FF-8B86-D011-B42D-00CF4FC964FF")
                .report();
        sendExport("add-ins", "Identity,AddinId,URL", "pchat.contoso.com\\Ticker,Ticker 7,https://apps.contoso.com")
                .report();
        assertThat(get("/api/exports/categories").body()).contains("\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"");
        assertThat(get("/api/exports/add-ins").body()).contains("\"ticker 7\"");
        assertRoundTrip();
    }

    @Test
    void an_organisation_is_exported_whole_as_an_archive_of_one_revision() throws Exception {
        TestService.importContoso();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + TestService.port() + "/api/exports"))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/zip");
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet())
                .containsExactlyElementsOf(
                        KINDS.stream().map(kind -> kind + ".csv").toList());
        KINDS.forEach(kind -> assertThat(files.get(kind + ".csv"))
                .isEqualTo(get("/api/exports/" + kind).body()));
        assertThat(response.headers().firstValue("Lifeguard-Revision"))
                .contains(get("/api/exports/users").revision());
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(response.body());
    }

    @Test
    void a_line_of_ndjson_is_the_resource() throws IOException {
        for (String kind : SAMPLES) {
            sendExport(kind, resource("/contoso/" + kind + ".csv")).report();
        }
        for (String kind : KINDS) {
            Response response = get("/api/exports/" + kind, "Accept", "application/x-ndjson");
            assertThat(response.header("Content-Type")).contains("application/x-ndjson");
            List<JsonNode> lines =
                    response.body().lines().map(ExportsTest::json).toList();
            String path = "/api/" + kind
                    + (kind.matches("categories|add-ins|rooms")
                            ? "?pool=pchat01.contoso.com&first=1000"
                            : "?first=1000");
            JsonNode listed = get(path).json().get("items");
            assertThat(lines).as(kind).hasSizeGreaterThanOrEqualTo(listed.size());
            listed.forEach(item -> assertThat(lines).as(kind).contains(item));
        }
    }

    @Test
    void a_client_that_has_the_state_gets_304() {
        TestService.importContoso();
        Response first = get("/api/exports/users");
        String tag = first.header("ETag").orElseThrow();
        Response again = get("/api/exports/users", "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.revision()).isEqualTo(first.revision());
        assertThat(get("/api/exports/policies", "If-None-Match", tag).header("ETag"))
                .contains(tag);
        assertThat(get("/api/exports/users", "If-None-Match", tag, "Accept", "application/x-ndjson")
                        .status())
                .isEqualTo(200);
        send("DELETE", "/api/users/" + path("sip:kim.evans0@contoso.com"), "");
        assertThat(get("/api/exports/users", "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(get("/api/exports/categories").header("ETag")).isEmpty();
    }

    @Test
    void the_head_of_an_export_is_that_of_a_get_without_a_body() {
        TestService.importContoso();
        for (String path : List.of("/api/exports", "/api/exports/users", "/api/exports/rooms")) {
            Response head = send("HEAD", path, "");
            Response whole = get(path);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String header : List.of("Content-Type", "ETag", "Lifeguard-Revision", "Content-Disposition", "Vary")) {
                assertThat(head.header(header)).as(header).isEqualTo(whole.header(header));
            }
            assertThat(head.header("Content-Length")).isEmpty();
        }
    }

    @Test
    void an_exact_value_that_is_malformed_refuses_its_row() {
        sendExport(
                        "policies",
                        "Identity,EnablePersistentChat,Description,Exact",
                        "Tag:A,True,,Description=%0D%0A",
                        "Tag:B,True,,Description=%zz",
                        "Tag:C,True,,Nothing=1",
                        "Tag:D,True,,Description=1&Description=2",
                        "Tag:E,True,,Description=%FF",
                        "Tag:F,True,,Description=%00")
                .report();
        assertThat(get("/api/policies").json().get("items").toString())
                .contains("Tag:A", "\\r\\n")
                .doesNotContain("Tag:B", "Tag:C", "Tag:D", "Tag:E", "Tag:F");
    }

    @Test
    void an_unknown_kind_parameter_or_type_is_an_error() {
        assertThat(get("/api/exports/users?first=1").status()).isEqualTo(400);
        assertThat(get("/api/exports?x").status()).isEqualTo(400);
        assertThat(get("/api/exports/users", "If-None-Match", "x").status()).isEqualTo(400);
        assertThat(get("/api/exports/users", "Accept", "application/json").status())
                .isEqualTo(406);
        assertThat(get("/api/exports/user").status()).isEqualTo(404);
        assertThat(get("/api/exports/client_configurations").status()).isEqualTo(404);
        assertThat(send("POST", "/api/exports/users", "").status()).isEqualTo(405);
    }

    @Test
    void a_revision_that_is_not_there_yet_is_stale() {
        String revision = get("/api/exports/users").revision();
        assertThat(get("/api/exports/users", "Lifeguard-At-Least", revision).status())
                .isEqualTo(200);
        String later = revision.substring(0, revision.indexOf('.')) + ".999999999";
        assertThat(get("/api/exports/users", "Lifeguard-At-Least", later).status())
                .isEqualTo(503);
        assertThat(get("/api/exports", "Lifeguard-At-Least", later)
                        .json()
                        .get("type")
                        .asText())
                .endsWith("stale");
    }

    /** Exports, imports into an empty database, and exports again. */
    private void assertRoundTrip() {
        Map<String, String> before = ExportedFiles.read();
        Org.clear(dataSource);
        assertThat(ExportedFiles.send(before)).isEmpty();
        ExportedFiles.assertEqual(ExportedFiles.read(), before);
    }

    private static void put(String path, Map<String, Object> body) throws IOException {
        Response response = send("PUT", path, JSON.writeValueAsString(body), "Content-Type", "application/json");
        assertThat(response.status()).as(path + response.body()).isIn(200, 201);
    }

    private static String path(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
