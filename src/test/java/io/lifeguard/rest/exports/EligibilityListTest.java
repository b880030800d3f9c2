package io.lifeguard.rest.exports;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of decisions for people. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EligibilityListTest {
    private static final String PATH = "/api/eligibilities.csv?client=%s&pool=%s";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @Test
    void it_agrees_with_the_population_and_with_single_decisions() {
        TestService.importContoso();
        for (Client client : List.of(Client.LYNC_2013, Client.GROUP_CHAT_2010, Client.LYNC_MOBILE)) {
            for (String pool : List.of("pchat01.contoso.com", "gchat10.contoso.com")) {
                List<NamedCsvRecord> all = records(get(PATH.formatted(client, pool)));
                assertThat(all).hasSize(60);
                for (Rule rule : Eligibility.obstacleRules()) {
                    int counted = ask(
                                    "query($c: Client!, $p: ID!, $r: ID) { population(client: $c, pool: $p) {"
                                            + " users(rule: $r, first: 1) { totalCount } } }",
                                    "c",
                                    client.name(),
                                    "p",
                                    pool,
                                    "r",
                                    rule.name())
                            .data()
                            .at("/population/users/totalCount")
                            .asInt();
                    assertThat(records(get(PATH.formatted(client, pool) + "&rule=" + rule)))
                            .as(rule.name())
                            .hasSize(counted);
                }
                for (NamedCsvRecord row : all.subList(0, 12)) {
                    var decided = get("/api/eligibility?user=" + row.getField("User") + "&client=" + client + "&pool="
                                    + pool)
                            .json();
                    assertThat(row.getField("Verdict"))
                            .isEqualTo(decided.get("eligible").asBoolean() ? "ELIGIBLE" : "NOT_ELIGIBLE");
                    String rules = List.of("obstacles", "conditions", "advisories").stream()
                            .flatMap(kind ->
                                    StreamSupport.stream(decided.get(kind).spliterator(), false))
                            .map(reason -> reason.get("rule").asText())
                            .collect(Collectors.joining(" "));
                    assertThat(row.getField("Rules")).isEqualTo(rules);
                    assertThat(row.getField("Policy"))
                            .isEqualTo(decided.at("/policy/decidedBy").asText());
                }
            }
        }
    }

    @Test
    void filters_and_verdicts_select() {
        TestService.importContoso();
        String path = PATH.formatted(Client.LYNC_2013, "pchat01.contoso.com");
        int eligible = records(get(path + "&eligible=true")).size();
        assertThat(eligible).isPositive();
        assertThat(eligible + records(get(path + "&eligible=false")).size()).isEqualTo(60);
        List<NamedCsvRecord> disabled = records(get(path + "&enabled=false"));
        assertThat(disabled).isNotEmpty().allMatch(row -> row.getField("Rules").contains("ACCOUNT_ENABLED"));
        assertThat(records(get(path + "&search=kim"))).isNotEmpty().allMatch(row -> row.getField("User")
                .contains("kim"));
    }

    @Test
    void what_a_spreadsheet_would_run_is_defused_here_and_nowhere_else() {
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", user -> user.named("=HYPERLINK(\"http://x\")").home("lync13.contoso.com"))
                .user("bob", user -> user.named("\uFF1D1+1").home("lync13.contoso.com"))
                .user("cyd", user -> user.named("\"@SUM(A1)").home("lync13.contoso.com"))
                .user("dan", user -> user.named("Dan = 1").home("lync13.contoso.com"))
                .storeIn(dataSource);
        List<String> names = records(get(PATH.formatted(Client.LYNC_2013, "pchat.contoso.com"))).stream()
                .map(row -> row.getField("DisplayName"))
                .toList();
        assertThat(names).containsExactly("'=HYPERLINK(\"http://x\")", "'\uFF1D1+1", "'\"@SUM(A1)", "Dan = 1");
        assertThat(get("/api/exports/users").body())
                .contains("\"=HYPERLINK(\"\"http://x\"\")\"")
                .doesNotContain("'=");
    }

    @Test
    void what_is_wrong_is_said() {
        TestService.importContoso();
        assertThat(get("/api/eligibilities.csv").status()).isEqualTo(400);
        assertThat(get("/api/eligibilities.csv?client=LYNC&pool=x").json().toString())
                .contains("client", "pool");
        assertThat(get(PATH.formatted(Client.LYNC_2013, "none.contoso.com")).status())
                .isEqualTo(404);
        String path = PATH.formatted(Client.LYNC_2013, "pchat01.contoso.com");
        for (String wrong : List.of(
                "&rule=NO_RULE", "&first=1", "&enabled=x", "&eligible=x", "&homePool=x", "&search=", "&site=%20")) {
            assertThat(get(path + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    private static List<NamedCsvRecord> records(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(response.body().substring(1)).stream()
                .toList();
    }
}
