package io.lifeguard.rest.decision;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.importContoso;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions over REST, GraphQL and AuthZEN are the same, for every user, client and chat pool of the sample organisation. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DecisionsAgreeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASONS = "{ rule { id } reason }";
    private static final String ELIGIBILITY = "eligible client user { sipAddress } pool { fqdn } obstacles " + REASONS
            + " conditions " + REASONS + " advisories " + REASONS + " policy { enablePersistentChat decidedBy scope }"
            + " remedies { steps { kind subject candidates candidateCount follows description } } revision";
    private static final String BATCH = "query($q: [EligibilityQuery!]!, $s: HypothesisInput) {"
            + " eligibilities(questions: $q, suppose: $s) { problem eligibility { " + ELIGIBILITY + " } } }";
    private static final int WITH_REMEDIES = 100;

    @Inject
    DataSource dataSource;

    private List<String> users = List.of();
    private List<String> pools = List.of();

    @BeforeEach
    void organisation() {
        Org.clear(dataSource);
        importContoso();
        JsonNode found = ask("{ users(first: 500) { nodes { sipAddress } } chatPools { fqdn } }")
                .data();
        users = found.at("/users/nodes").findValuesAsText("sipAddress");
        pools = found.get("chatPools").findValuesAsText("fqdn");
        assertThat(users).hasSizeGreaterThan(50);
        assertThat(pools).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"enabled\": true, \"homePool\": \"pool01.contoso.com\", \"enabledByPolicy\": true}",
                "{\"hosting\": \"ONLINE\"}",
                "{\"unassigned\": true, \"notConfigured\": true}",
                "{\"enabled\": false, \"enabledByPolicy\": false, \"configuredFor\": \"pchat01.contoso.com\"}"
            })
    void every_question_has_the_same_answer_everywhere(String suppose) throws Exception {
        JsonNode facts = JSON.readTree(suppose);
        List<ObjectNode> questions = questions();
        int step = facts.isEmpty() ? WITH_REMEDIES : WITH_REMEDIES * 5;
        for (int from = 0; from + WITH_REMEDIES <= questions.size(); from += step) {
            List<ObjectNode> some = questions.subList(from, from + WITH_REMEDIES);
            JsonNode rest = post("/api/eligibilities", "application/json", body(some, facts))
                    .json()
                    .get("results");
            JsonNode graphql = ask(BATCH, "q", some, "s", facts).data().get("eligibilities");
            JsonNode authzen = post("/access/v1/evaluations", "application/json", evaluations(some, facts))
                    .json()
                    .get("evaluations");
            assertThat(rest).hasSize(WITH_REMEDIES);
            for (int i = 0; i < WITH_REMEDIES; i++) {
                JsonNode answer = rest.get(i).get("eligibility");
                assertThat(answer)
                        .as(some.get(i) + " " + suppose)
                        .isEqualTo(ofGraphql(graphql.get(i).get("eligibility"), !facts.isEmpty()));
                assertThat(authzen.get(i).get("decision")).isEqualTo(answer.get("eligible"));
                for (String same : List.of("obstacles", "conditions", "advisories", "revision")) {
                    assertThat(authzen.get(i).at("/context/" + same)).isEqualTo(answer.get(same));
                }
                if (i % 20 == 7) {
                    assertThat(single(some.get(i), facts).json()).isEqualTo(answer);
                }
            }
        }
    }

    @Test
    void the_matrix_of_a_user_has_the_answers_to_each_question() {
        List<String> inService =
                ask("{ chatPools { fqdn state } }").data().get("chatPools").findValuesAsText("fqdn");
        for (int i = 0; i < users.size(); i += 9) {
            String user = users.get(i);
            JsonNode matrix = matrix(user, "");
            List<String> asked = new ArrayList<>();
            matrix.forEach(answer -> {
                asked.add(
                        answer.get("client").asText() + " " + answer.get("pool").asText());
                assertThat(single(question(
                                        user,
                                        answer.get("client").asText(),
                                        answer.get("pool").asText()))
                                .json())
                        .isEqualTo(answer);
            });
            List<String> all = Client.withChat().stream()
                    .flatMap(client -> inService.stream().map(pool -> client + " " + pool))
                    .toList();
            assertThat(asked)
                    .isSubsetOf(all)
                    .hasSizeGreaterThan(Client.withChat().size());
            assertThat(matrix(user, "?client=LYNC_MOBILE&pool=" + pools.get(0))).hasSize(1);
            assertThat(matrix(user, "?pool=" + pools.get(0)))
                    .hasSize(Client.withChat().size());
            assertThat(matrix(user, "?client=GROUP_CHAT_2010"))
                    .hasSize(asked.size() / Client.withChat().size());
        }
    }

    @Test
    void a_user_is_found_by_the_address_in_every_form_and_by_the_external_id() {
        JsonNode users =
                ask("{ users { nodes { sipAddress externalId } } }").data().at("/users/nodes");
        String address = users.at("/0/sipAddress").asText();
        JsonNode matrix = matrix(address, "");
        assertThat(matrix(users.at("/0/externalId").asText(), "")).isEqualTo(matrix);
        assertThat(matrix(address.substring("sip:".length()).toUpperCase(java.util.Locale.ROOT), ""))
                .isEqualTo(matrix);
    }

    @Test
    void a_required_revision_is_that_of_the_answer_or_older() {
        Response written =
                ask("mutation { putPolicy(policy: {identity: \"Global\", enablePersistentChat: true}) { applied } }");
        Response answer = get(
                "/api/eligibility?user=" + encode(users.get(0)) + "&client=LYNC_2013&pool=" + pools.get(0),
                "Lifeguard-At-Least",
                written.revision());
        assertThat(answer.json().get("revision").asText()).isEqualTo(written.revision());
        assertThat(answer.revision()).isEqualTo(written.revision());
        assertThat(get("/api/users/" + encode(users.get(0)) + "/eligibilities", "Lifeguard-At-Least", "00000000.1")
                        .status())
                .isEqualTo(503);
    }

    private List<ObjectNode> questions() {
        return users.stream()
                .flatMap(user -> Arrays.stream(Client.values())
                        .flatMap(client -> pools.stream().map(pool -> question(user, client.name(), pool))))
                .toList();
    }

    private static ObjectNode question(String user, String client, String pool) {
        return JSON.createObjectNode().put("user", user).put("client", client).put("pool", pool);
    }

    private static String body(List<ObjectNode> questions, JsonNode facts) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("questions").addAll(questions);
        if (!facts.isEmpty()) {
            body.set("suppose", facts);
        }
        return body.toString();
    }

    private static String evaluations(List<ObjectNode> questions, JsonNode facts) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode items = body.putArray("evaluations");
        questions.forEach(question -> {
            ObjectNode item = items.addObject();
            item.putObject("subject").put("type", "user").set("id", question.get("user"));
            item.putObject("resource").put("type", "chat-pool").set("id", question.get("pool"));
            item.putObject("action")
                    .put("name", "connect")
                    .putObject("properties")
                    .set("client", question.get("client"));
        });
        if (!facts.isEmpty()) {
            body.putObject("context").set("lifeguard.suppose", facts);
        }
        return body.toString();
    }

    private static Response single(ObjectNode question) {
        return single(question, JSON.createObjectNode());
    }

    private static Response single(ObjectNode question, JsonNode facts) {
        StringBuilder query = new StringBuilder("/api/eligibility?client="
                + question.get("client").asText() + "&user="
                + encode(question.get("user").asText()) + "&pool="
                + question.get("pool").asText());
        facts.properties().forEach(fact -> query.append("&suppose.")
                .append(fact.getKey())
                .append('=')
                .append(fact.getValue().asText()));
        return get(query.toString());
    }

    private static JsonNode matrix(String user, String query) {
        Response answer = get("/api/users/" + encode(user) + "/eligibilities" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("results");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The eligibility of GraphQL in the form of REST. */
    private static JsonNode ofGraphql(JsonNode eligibility, boolean supposed) {
        ObjectNode expected = eligibility.deepCopy();
        expected.put("user", eligibility.at("/user/sipAddress").asText());
        expected.put("pool", eligibility.at("/pool/fqdn").asText());
        for (String reasons : List.of("obstacles", "conditions", "advisories")) {
            expected.get(reasons).forEach(reason -> ((ObjectNode) reason)
                    .put("rule", reason.at("/rule/id").asText()));
        }
        expected.get("remedies").forEach(remedy -> remedy.get("steps").forEach(step -> {
            if (step.get("follows").isNull()) {
                ((ObjectNode) step).remove("follows");
            }
        }));
        if (supposed) {
            expected.put("supposed", true);
        }
        return expected;
    }
}
