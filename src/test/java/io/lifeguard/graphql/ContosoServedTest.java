package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Contoso;
import io.lifeguard.rules.Contoso.Expected;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample organisation, imported from its exports: the eligibility of every user, client and chat pool. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContosoServedTest {
    private static final List<Expected> EXPECTED = Contoso.expectedEligibility();
    private static final String DECISION =
            "user { sipAddress } client pool { fqdn } eligible obstacles { rule { id } reason }"
                    + " conditions { rule { id } reason } advisories { rule { id } } policy { decidedBy }";
    private static final String MATRIX = "query($after: String, $clients: [Client!], $pools: [ID!]) {"
            + " users(first: 25, after: $after) { nodes { eligibilities(clients: $clients, pools: $pools) { " + DECISION
            + " } } pageInfo { hasNextPage endCursor } } }";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void sampleOrganisation() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @Test
    void the_matrix_of_each_user_has_the_expected_eligibility() {
        assertHolds(EXPECTED, matrix());
    }

    @Test
    void questions_as_root_fields_have_the_expected_eligibility() {
        List<JsonNode> decisions = new ArrayList<>();
        for (int from = 0; from < EXPECTED.size(); from += 96) {
            decisions.addAll(questions(EXPECTED.subList(from, Math.min(from + 96, EXPECTED.size()))));
        }
        assertHolds(EXPECTED, decisions);
    }

    @Test
    void single_questions_have_the_expected_eligibility() {
        List<JsonNode> decisions = IntStream.iterate(0, i -> i < EXPECTED.size(), i -> i + 41)
                .mapToObj(EXPECTED::get)
                .map(row -> ask(
                                "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p) { "
                                        + DECISION + " } }",
                                "u",
                                row.user(),
                                "c",
                                row.client(),
                                "p",
                                row.pool())
                        .data()
                        .get("eligibility"))
                .toList();
        assertThat(decisions).hasSizeGreaterThan(70);
        Map<String, Expected> rows =
                EXPECTED.stream().collect(Collectors.toMap(Expected::question, Function.identity()));
        decisions.forEach(
                d -> assertThat(answer(d)).isEqualTo(rows.get(answer(d).question())));
    }

    @Test
    void an_unconfigured_legacy_client_must_be_configured_by_hand() {
        assertThat(matrix()).isNotEmpty().allSatisfy(d -> assertThat(rules(d, "conditions"))
                .isEqualTo(legacy(answer(d)) && answer(d).eligible() ? List.of("MANUAL_CONFIGURATION") : List.of()));
    }

    @Test
    void a_legacy_client_configured_for_one_pool_is_not_eligible_for_others() {
        Org configured = Org.org();
        EXPECTED.stream()
                .filter(row -> legacy(row) && row.pool().equals("gchat10.contoso.com"))
                .forEach(row -> configured.configured(row.user(), row.client(), row.pool()));
        configured.storeIn(dataSource);
        List<Expected> expected = EXPECTED.stream()
                .map(row -> legacy(row) && !row.pool().equals("gchat10.contoso.com") ? oneTooMany(row) : row)
                .toList();
        List<JsonNode> matrix = matrix();
        assertHolds(expected, matrix);
        assertThat(matrix).isNotEmpty().allSatisfy(d -> assertThat(rules(d, "conditions"))
                .isEmpty());
        assertHolds(expected.subList(0, 480), questions(expected.subList(0, 480)));
    }

    private static void assertHolds(List<Expected> expected, List<JsonNode> decisions) {
        Map<String, Expected> rows = new LinkedHashMap<>();
        expected.forEach(row -> rows.put(row.question(), row));
        assertThat(decisions).hasSameSizeAs(expected);
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode decision : decisions) {
            softly.assertThat(answer(decision))
                    .isEqualTo(rows.remove(answer(decision).question()));
        }
        softly.assertThat(rows).as("what was not answered").isEmpty();
        softly.assertAll();
    }

    /** Page by page; every client and every pool is named. */
    private static List<JsonNode> matrix() {
        List<JsonNode> decisions = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = ask(
                            MATRIX,
                            "after",
                            after,
                            "clients",
                            Client.values(),
                            "pools",
                            EXPECTED.stream().map(Expected::pool).distinct().toList())
                    .data()
                    .get("users");
            page.get("nodes").forEach(user -> user.get("eligibilities").forEach(decisions::add));
            after = page.at("/pageInfo/endCursor").asText();
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }
        return decisions;
    }

    private static List<JsonNode> questions(List<Expected> rows) {
        String aliases = IntStream.range(0, rows.size())
                .mapToObj(i -> "q%d: eligibility(user: \"%s\", client: %s, pool: \"%s\") { ...D }"
                        .formatted(
                                i,
                                rows.get(i).user(),
                                rows.get(i).client(),
                                rows.get(i).pool()))
                .collect(Collectors.joining(" "));
        JsonNode data = ask("{ " + aliases + " } fragment D on Eligibility { " + DECISION + " }")
                .data();
        return IntStream.range(0, rows.size()).mapToObj(i -> data.get("q" + i)).toList();
    }

    private static Expected answer(JsonNode decision) {
        return new Expected(
                decision.at("/user/sipAddress").asText(),
                Client.valueOf(decision.get("client").asText()),
                decision.at("/pool/fqdn").asText(),
                decision.get("eligible").asBoolean(),
                rules(decision, "obstacles"),
                decision.at("/policy/decidedBy").asText());
    }

    private static List<String> rules(JsonNode decision, String list) {
        List<String> rules = new ArrayList<>();
        decision.get(list).forEach(reason -> rules.add(reason.at("/rule/id").asText()));
        return List.copyOf(rules);
    }

    private static boolean legacy(Expected row) {
        return row.client().name().startsWith("GROUP_CHAT");
    }

    private static Expected oneTooMany(Expected row) {
        List<String> obstacles = new ArrayList<>(row.obstacles());
        obstacles.add("ONE_POOL_AT_A_TIME");
        return new Expected(row.user(), row.client(), row.pool(), false, List.copyOf(obstacles), row.policyDecidedBy());
    }
}
