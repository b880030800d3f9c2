package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports of imports as JUnit XML, read by the parser of Maven Surefire, which knows nothing of imports. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PipelineReportTest {
    @TempDir
    Path folder;

    @BeforeEach
    void pools() {
        Estate.store(TestService.database(), Estate.withAda());
    }

    @Test
    void a_refused_row_fails_a_build_and_says_what_is_wrong() throws IOException {
        List<ReportTestSuite> read = read(send(
                "ben@contoso.com,True,lync13.contoso.com",
                "cleo@contoso.com,True,<&\"nowhere\u0001]]>",
                "dan@contoso.com,Maybe,lync13.contoso.com"));
        assertThat(counts(read)).isEqualTo("tests 3, errors 0, skipped 0, failures 2");
        List<ReportTestCase> failed = failed(read);
        assertThat(failed).extracting(ReportTestCase::getClassName).containsOnly("users");
        assertThat(failed).extracting(ReportTestCase::getName).allMatch(name -> name.startsWith("line "));
        assertThat(failed.get(0).getName()).contains("cleo@contoso.com");
        assertThat(failed.get(0).getFailureMessage()).contains("RegistrarPool");
        assertThat(failed.get(1).getFailureMessage()).contains("Maybe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users                 | SipAddress,Enabled,RegistrarPool       | ada#contoso.com\u200b,True,      | "ada#contoso.com\ufffd"
                    front-end-pools       | PoolFqdn,Version,Site                  | no_host,6,Redmond               | "no_host"
                    policies              | Identity,EnablePersistentChat          | Tag:\u200bTraders,True          | "Tag:\ufffdTraders"
                    categories            | Identity,Description                   | News,                           | "News"
                    add-ins               | PersistentChatPoolFqdn,Name,URL        | no_host,News,https://a.b        | "no_host\\News"
                    client-configurations | SipAddress,Client,ChatPool             | ada@contoso.com,PIDGIN,x        | "ada@contoso.com\\PIDGIN\\x"
                    migrations            | PoolFqdn,MigrationTarget,State         | no_host,,DECOMMISSIONED         | "no_host"
                    users                 | SipAddress,Enabled,RegistrarPool       | ,True,                          |
                    """)
    void a_row_whose_id_is_not_valid_is_named_as_the_file_has_it(
            String kind, String header, String row, @Nullable String expected) throws IOException {
        String path = "/api/imports/" + kind + "?dryRun=true";
        Response json = post(path, "text/csv", header + "\n" + row + "\n");
        String id = expected == null ? "" : expected;
        assertThat(json.json().at("/refusedRows/0/id").asText()).as(json.body()).isEqualTo(id);
        String job = json.header("Location").orElseThrow();
        assertThat(get(job + "/refused").json().at("/items/0/id").asText()).isEqualTo(id);
        assertThat(get(job).json().at("/files/0/report/refusedRows/0/id").asText())
                .isEqualTo(id);
        assertThat(get(job + "/refused.csv").body()).contains("\n" + row);
        List<ReportTestSuite> read =
                read(post(path, "text/csv", header + "\n" + row + "\n", "Accept", "application/xml"));
        assertThat(failed(read).get(0).getName()).isEqualTo(expected == null ? "line 2" : "line 2: " + expected);
    }

    @Test
    void a_file_without_refusals_passes() throws IOException {
        List<ReportTestSuite> read = read(send("ben@contoso.com,True,lync13.contoso.com"));
        assertThat(counts(read)).isEqualTo("tests 1, errors 0, skipped 0, failures 0");
        assertThat(failed(read)).isEmpty();
    }

    @Test
    void more_rows_than_are_listed_fail_too() throws IOException {
        List<ReportTestSuite> read = read(send(IntStream.range(0, 1_003)
                .mapToObj(i -> "u" + i + "@contoso.com,True,nowhere.contoso.com")
                .toArray(String[]::new)));
        assertThat(counts(read)).isEqualTo("tests 1002, errors 0, skipped 0, failures 1001");
        assertThat(failed(read).get(1_000).getFailureMessage()).isEqualTo("3 further rows were refused.");
    }

    @Test
    void an_import_that_failed_is_an_error() throws IOException {
        Response refused = post("/api/imports/users?dryRun=true", "text/csv", "Name,Enabled\nAda,True\n");
        assertThat(refused.status()).isEqualTo(422);
        String id = get("/api/imports").json().at("/items/0/id").asText();
        List<ReportTestSuite> read = read(get("/api/imports/" + id, "Accept", "application/xml"));
        assertThat(counts(read)).isEqualTo("tests 1, errors 1, skipped 0, failures 0");
        assertThat(failed(read).get(0).getFailureMessage()).contains("no column SipAddress");
    }

    private static Response send(String... rows) {
        return post(
                "/api/imports/users?dryRun=true",
                "text/csv",
                "SipAddress,Enabled,RegistrarPool\n" + String.join("\n", rows) + "\n",
                "Accept",
                "application/xml");
    }

    private List<ReportTestSuite> read(Response xml) throws IOException {
        assertThat(xml.status()).as(xml.body()).isEqualTo(200);
        Files.writeString(folder.resolve("TEST-import.xml"), xml.body());
        return parser().parseXMLReportFiles();
    }

    private SurefireReportParser parser() {
        return new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger());
    }

    private String counts(List<ReportTestSuite> read) {
        Map<String, Object> summary = parser().getSummary(read);
        return List.of("Tests", "Errors", "Skipped", "Failures").stream()
                .map(what -> what.toLowerCase(java.util.Locale.ROOT) + " " + summary.get("total" + what))
                .collect(Collectors.joining(", "));
    }

    private static List<ReportTestCase> failed(List<ReportTestSuite> read) {
        return read.stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(test -> test.hasFailure() || test.hasError())
                .toList();
    }
}
