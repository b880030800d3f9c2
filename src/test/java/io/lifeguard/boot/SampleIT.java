package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SeparateDatabase;
import io.lifeguard.testing.contract.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged service with the sample organisation, as the README starts it, and with lines of log for machines. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("SampleIT")
class SampleIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED = "{ eligibility(user: \"ben.rossi3@contoso.com\", client: LYNC_2013,"
            + " pool: \"pchat01.contoso.com\") { eligible obstacles { rule { id } reason } } }";

    private static final Map<String, String> IDS =
            Map.of("frontEndPools", "fqdn", "policies", "identity", "users", "sipAddress", "chatPools", "fqdn");

    @TempDir
    static Path directory;

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> environment = new HashMap<>(SeparateDatabase.environment(directory.resolve("data")));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        service = PackagedService.start(
                        directory, List.of("-Duser.language=ar", "-Duser.country=EG"), environment, "--sample")
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Under ar-EG, Java formats numbers with other digits. */
    @Test
    void numbers_are_written_alike_under_every_locale_of_the_machine() throws Exception {
        assertThat(service.said())
                .contains("Lifeguard listens on " + service.url())
                .doesNotContainPattern("[\\u0660-\\u0669]");
    }

    @Test
    void the_question_of_the_readme_has_its_answer() throws Exception {
        JsonNode answer = ask(ASKED).json().at("/data/eligibility");
        assertThat(answer.get("eligible").asBoolean()).isFalse();
        assertThat(answer.findValuesAsText("id")).contains("USER_HOMED_ON_LYNC_2013", "USER_ENABLED_BY_POLICY");
        assertThat(answer.at("/obstacles/0/reason").asText()).contains("homed on pool05.contoso.com (OCS 2007 R2)");
    }

    @Test
    void every_kind_of_the_sample_is_there() throws Exception {
        JsonNode data = ask("{ frontEndPools { fqdn } policies { identity } users { nodes { sipAddress } } chatPools"
                        + " { fqdn categories { nodes { id } } rooms { nodes { id } } addIns { id } } }")
                .data();
        assertThat(List.of("frontEndPools", "policies", "users", "chatPools"))
                .allSatisfy(kind -> assertThat(data.findValue(kind).findValues(IDS.get(kind)))
                        .as(kind)
                        .hasSizeGreaterThan(1));
        assertThat(List.of("categories", "rooms", "addIns")).allSatisfy(kind -> assertThat(
                        data.findValues(kind).stream().flatMap(found -> found.findValues("id").stream()))
                .as(kind)
                .isNotEmpty());
    }

    @Test
    void what_is_wrong_is_said_in_terms_of_graphql() throws Exception {
        assertThat(ask("{ eligibility(user: 1.5, client: \"LYNC_2013\", pool: [\"a\"]) { eligible } }")
                        .body())
                .contains("expected is a string or a whole number", "values of enums stand without quotes")
                .doesNotContain("graphql.language", "StringValue");
        assertThat(ask("{ chatPools { ").body()).contains("INVALID_SYNTAX").doesNotContain("InvalidSyntax.");
    }

    @Test
    void the_page_to_ask_from_and_the_figures_are_served() throws Exception {
        assertThat(get("/q/graphql-ui/").body()).contains("<html");
        assertThat(get("/q/docs/").body()).contains("<html");
        assertThat(get("/q/docs/page.js").body()).contains("SwaggerUIBundle");
        assertThat(get("/q/docs/swagger-ui-bundle.js").body()).hasSizeGreaterThan(500_000);
        assertThat(get("/openapi").body()).isEqualTo(Files.readString(Contract.COMMITTED));
        assertThat(get("/asyncapi").body()).isEqualTo(Files.readString(Path.of("docs", "asyncapi.yaml")));
        assertThat(get("/problems/busy").body()).contains("<h1>Busy</h1>");
        assertThat(get("/q/metrics").body())
                .contains("lifeguard_http_requests_seconds_count", "jvm_memory_used_bytes", "process_cpu_usage");
    }

    @Test
    void every_line_of_the_log_is_an_object() throws Exception {
        List<String> objects =
                service.said().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(objects).hasSizeGreaterThan(3);
        for (String line : objects) {
            JsonNode said = JSON.readTree(line);
            assertThat(said.has("timestamp") && said.has("level") && said.has("message"))
                    .as(line)
                    .isTrue();
        }
        assertThat(service.said()).contains("Sample organisation: ").doesNotContain("\"WARN\"", "\"ERROR\"");
    }

    private static Response ask(String document) {
        return service.client().ask(document);
    }

    private static Response get(String path) {
        Response response = service.client().get(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return response;
    }
}
