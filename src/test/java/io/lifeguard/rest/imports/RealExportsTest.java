package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.rest.exports.ExportedFiles;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports in shapes that administrators have, imported one after the other; the README of the folder says what is right. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RealExportsTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void empty() {
        Org.clear(dataSource);
    }

    @Test
    void what_the_files_have_stored_comes_back_byte_for_byte() {
        importAll();
        Map<String, String> before = ExportedFiles.read();
        assertThat(before.get("users")).contains("t.chi@");
        Org.clear(dataSource);
        assertThat(ExportedFiles.send(before)).isEmpty();
        ExportedFiles.assertEqual(ExportedFiles.read(), before);
    }

    @Test
    void the_files_give_their_right_results_in_the_order_of_the_readme() {
        importAll();
    }

    private static void importAll() {
        assertThat(created("front-end-pools", "01-front-end-pools")).isEqualTo(6);
        assertThat(counts(send("policies", "06-policies"))).isIn("4 0 1 0 0", "4 1 0 0 0");
        assertThat(created("chat-pools", "09-chat-pools")).isEqualTo(2);
        trustedApplications();
        JsonNode byHand = send("chat-pools", "11-chat-pools-by-hand");
        assertThat(counts(byHand)).isEqualTo("1 0 0 2 0");
        assertThat(created("users", "13-users")).isEqualTo(7);
        assertThat(created("categories", "24-categories")).isEqualTo(4);
        addIns();
        assertThat(created("rooms", "26-rooms")).isEqualTo(6);
        services();
        users();
        assertThat(created("rooms", "27-rooms-category-uri")).isEqualTo(1);
        assertThat(created("rooms", "28-rooms-members-joined")).isEqualTo(2);
    }

    private static void trustedApplications() {
        JsonNode plain = send("chat-pools", "10-chat-pools-trusted-applications");
        assertThat(counts(plain)).isEqualTo("0 0 0 0 4");
        assertThat(plain.at("/passedOverByReason/TRUSTED_APPLICATION").asInt()).isEqualTo(4);
        assertThat(plain.at("/passedOverRows/0/reason").asText()).contains("groupChatPools");
        JsonNode named = send("chat-pools?groupChatPools=gchat10.contoso.com", "10-chat-pools-trusted-applications");
        assertThat(counts(named)).isEqualTo("1 0 0 0 3");
    }

    private static void addIns() {
        JsonNode report = send("add-ins", "29-add-ins");
        assertThat(counts(report)).isEqualTo("3 0 0 2 0");
        assertThat(report.get("refusedByRule").toString()).isEqualTo("{\"ADD_IN_URL_IS_WEB\":2}");
    }

    private static void services() {
        JsonNode all = send("front-end-pools", "02-front-end-pools-all-services");
        assertThat(counts(all)).isEqualTo("1 0 0 0 10");
        assertThat(all.get("passedOverByReason").toString()).isEqualTo("{\"OTHER_ROLE\":10}");
        JsonNode later = send("front-end-pools", "03-front-end-pools-sfb2015");
        assertThat(counts(later)).isEqualTo("0 0 1 2 0");
        assertThat(sentences(later)).contains("Skype for Business Server 2015, which is not covered");
    }

    private static void users() {
        JsonNode markers = send("users", "14-users-homeserver-only");
        assertThat(counts(markers)).isEqualTo("1 0 0 3 0");
        assertThat(markers.get("refusedRows").findValuesAsText("reason")).hasSize(3);
        assertThat(Stream.of(0, 1, 2)
                        .map(row -> markers.at("/refusedRows/" + row + "/violations"))
                        .distinct())
                .hasSize(1);
        assertThat(sentences(markers)).contains("RegistrarPool, a column that the file lacks");
        assertThat(created("users", "15-users-hybrid")).isEqualTo(5);
        assertThat(Stream.of("t.mu", "t.nu", "t.xi", "t.omicron", "t.pi").map(Estate::user))
                .allSatisfy(user -> assertThat(user).isNotEqualTo("nobody"))
                .extracting(user -> String.join("|", List.of(user.split("\\|")).subList(4, 5)))
                .containsExactly("ONLINE", "ONLINE", "ONLINE", "ON_PREMISES", "ON_PREMISES");
        JsonNode report = send("users", "16-users-report-ps7");
        assertThat(counts(report)).isEqualTo("3 0 0 0 0");
        assertThat(ReportOfImportTest.warnings(report))
                .contains("HOSTING_ASSUMED HostingProvider 3", "POLICY_ASSUMED PersistentChatPolicy 3");
        accounts();
        JsonNode blank = send("users", "18-users-excel-blank-rows");
        assertThat(counts(blank)).isEqualTo("2 0 0 0 2");
        assertThat(Estate.user("t.chi")).contains("|Chi Müller|true|");
        assertThat(created("users", "19-users-sep-line")).isEqualTo(1);
        JsonNode joined = send("users", "21-users-concatenated");
        assertThat(counts(joined)).isEqualTo("2 0 1 0 2");
        assertThat(joined.get("passedOverByReason").toString()).isEqualTo("{\"REPEATED_HEAD\":2}");
    }

    private static void accounts() {
        JsonNode absent = send("users?dryRun=true&absent=disable&allowLargeChange=true", "17-users-get-csaduser");
        assertThat(counts(absent)).isEqualTo("2 0 0 0 2");
        assertThat(absent.get("absentActedOn").asInt()).isPositive();
        assertThat(counts(send("users", "17-users-get-csaduser"))).isEqualTo("2 0 0 0 2");
    }

    private static int created(String kind, String file) {
        JsonNode report = send(kind, file);
        assertThat(report.get("rows")).as(report.toPrettyString()).isEqualTo(report.get("created"));
        return report.get("created").asInt();
    }

    /** {@code created changed unchanged refused passedOver}. */
    private static String counts(JsonNode report) {
        return String.join(
                " ",
                Stream.of("created", "changed", "unchanged", "refused", "passedOver")
                        .map(name -> report.get(name).asText())
                        .toList());
    }

    private static JsonNode send(String kind, String file) {
        String name = "/samples/real/" + file + ".csv";
        try (InputStream in = Objects.requireNonNull(RealExportsTest.class.getResourceAsStream(name), name)) {
            return sendExport(kind, in.readAllBytes()).report();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
