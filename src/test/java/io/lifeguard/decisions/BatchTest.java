package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many questions in one request. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BatchTest {
    private static final String BATCH =
            "query($q: [EligibilityQuery!]!, $s: HypothesisInput) { eligibilities(questions: $q,"
                    + " suppose: $s) { question { user client pool } problem eligibility { %s } } }";
    private static final String ELIGIBILITY = "eligible user { sipAddress home { fqdn } enabled } client pool { fqdn }"
            + " obstacles { rule { id } reason } conditions { reason } advisories { reason } policy { decidedBy }"
            + " remedies { steps { kind subject candidates candidateCount follows alsoAffects description } } revision";

    @Inject
    DataSource dataSource;

    private List<String> users = List.of();

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        new RandomEstate(11, 40).org().storeIn(dataSource);
        JsonNode nodes =
                ask("{ users(first: 500) { nodes { sipAddress } } }").data().at("/users/nodes");
        List<String> found = new ArrayList<>();
        nodes.forEach(node -> found.add(node.get("sipAddress").asText()));
        users = found;
    }

    @Test
    void answers_are_those_of_single_questions_in_the_order_of_the_questions() {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            questions.add(question(
                    users.get(i * 7 % users.size()),
                    RandomEstate.CLIENTS.get(i % RandomEstate.CLIENTS.size()),
                    RandomEstate.CHAT_POOLS.get(i / 4 % RandomEstate.CHAT_POOLS.size())));
        }
        JsonNode answers = batch(questions, Map.of()).data().get("eligibilities");
        for (int i = 0; i < questions.size(); i++) {
            Map<String, Object> question = questions.get(i);
            JsonNode single = ask(
                            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p) { "
                                    + ELIGIBILITY + " } }",
                            "u",
                            question.get("user"),
                            "c",
                            question.get("client"),
                            "p",
                            question.get("pool"))
                    .data()
                    .get("eligibility");
            assertThat(answers.get(i).get("eligibility")).isEqualTo(single);
            assertThat(answers.at("/" + i + "/question/user").asText()).isEqualTo(question.get("user"));
            assertThat(answers.get(i).get("problem").isNull()).isTrue();
        }
    }

    @Test
    void a_problem_of_one_question_stays_its_own() {
        String known = users.get(0);
        JsonNode answers = batch(
                        List.of(
                                question(known, Client.LYNC_2013, "chat13.contoso.com"),
                                question("sip:nobody@contoso.com", Client.LYNC_2013, "chat13.contoso.com"),
                                question(known, Client.LYNC_2013, "nowhere.contoso.com"),
                                question("no address", Client.LYNC_2013, "chat13.contoso.com"),
                                question("a\u0000@contoso.com", Client.LYNC_2013, "chat13.contoso.com"),
                                question(
                                        known.substring("sip:".length()).toUpperCase(Locale.ROOT),
                                        Client.LYNC_2013,
                                        "CHAT13.contoso.com")),
                        Map.of())
                .data()
                .get("eligibilities");
        assertThat(answers).hasSize(6);
        assertThat(problem(answers, 0)).isNull();
        assertThat(problem(answers, 1)).isEqualTo("There is no user \"sip:nobody@contoso.com\".");
        assertThat(problem(answers, 2)).isEqualTo("There is no chat pool \"nowhere.contoso.com\".");
        assertThat(problem(answers, 3)).startsWith("user: ").contains("is not a SIP address");
        assertThat(problem(answers, 4)).startsWith("user: ");
        assertThat(problem(answers, 5)).isNull();
        assertThat(answers.get(5).get("eligibility")).isEqualTo(answers.get(0).get("eligibility"));
        assertThat(answers.get(1).get("eligibility").isNull()).isTrue();
    }

    @Test
    void there_may_be_ten_thousand_and_no_more() {
        List<Map<String, Object>> questions = IntStream.range(0, 10_000)
                .mapToObj(i -> question(users.get(i % users.size()), Client.LYNC_2013, "chat13.contoso.com"))
                .toList();
        assertThat(ask(BATCH.formatted("eligible"), "q", questions).data().get("eligibilities"))
                .hasSize(10_000);
        List<Map<String, Object>> more = new ArrayList<>(questions);
        more.add(questions.get(0));
        Response refused = ask(BATCH.formatted("eligible"), "q", more);
        assertThat(refused.errors()).containsExactly("BATCH_TOO_LARGE ");
        assertThat(refused.message()).contains("10,001").contains("10,000");
        assertThat(batch(List.of(), Map.of()).data().get("eligibilities")).isEmpty();
    }

    private static Map<String, Object> question(String user, Client client, String pool) {
        return Map.of("user", user, "client", client, "pool", pool);
    }

    private static Response batch(List<Map<String, Object>> questions, Map<String, Object> suppose) {
        return ask(BATCH.formatted(ELIGIBILITY), "q", questions, "s", suppose);
    }

    private static @Nullable String problem(JsonNode answers, int i) {
        return answers.get(i).get("problem").asText(null);
    }
}
