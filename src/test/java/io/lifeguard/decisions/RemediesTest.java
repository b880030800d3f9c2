package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.rules.remedy.RemedyKind;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a remedy promises comes about when it is carried out by real writes. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RemediesTest {
    private static final String QUESTION =
            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p)"
                    + " { eligible obstacles { rule { id } } remedies { steps { kind subject candidates candidateCount follows"
                    + " alsoAffects description } } } }";

    final DataSource dataSource = TestService.database();

    /** A question about one user. */
    private record Question(String user, String client, String pool) {}

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void every_candidate_of_every_remedy_works_when_it_is_carried_out(long seed) {
        RandomEstate estate = new RandomEstate(seed, 24);
        Org org = estate.org();
        restore(org);
        List<String> users = users();
        Set<List<RemedyKind>> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Question question = new Question(
                    estate.anyOf(users),
                    estate.anyOf(RandomEstate.CLIENTS).name(),
                    estate.anyOf(RandomEstate.CHAT_POOLS));
            for (JsonNode remedy : eligibility(question).get("remedies")) {
                if (seen.add(kinds(remedy))) {
                    int candidates = longest(remedy);
                    for (int n = 0; n < candidates; n++) {
                        carryOut(question, remedy, n);
                        restore(org);
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(8);
    }

    @Test
    void who_is_eligible_needs_no_remedy_and_a_mobile_client_can_only_be_exchanged() {
        Org org = new RandomEstate(23, 30).org();
        restore(org);
        for (String user : users()) {
            for (String pool : RandomEstate.CHAT_POOLS) {
                JsonNode answer = eligibility(new Question(user, "GROUP_CHAT_2010", pool));
                assertThat(answer.get("remedies").isEmpty())
                        .isEqualTo(answer.get("eligible").asBoolean());
                for (JsonNode remedy :
                        eligibility(new Question(user, "LYNC_MOBILE", pool)).get("remedies")) {
                    assertThat(kinds(remedy)).contains(RemedyKind.USE_CLIENT);
                }
            }
        }
    }

    /** The n-th candidate of each step, the last of those that have fewer. */
    private void carryOut(Question question, JsonNode remedy, int n) {
        Map<RemedyKind, String> chosen = new LinkedHashMap<>();
        for (JsonNode step : remedy.get("steps")) {
            JsonNode candidates = step.get("candidates");
            chosen.put(
                    RemedyKind.valueOf(step.get("kind").asText()),
                    candidates.isEmpty()
                            ? ""
                            : candidates.get(Math.min(n, candidates.size() - 1)).asText());
        }
        Question then = new Question(
                question.user(),
                chosen.getOrDefault(RemedyKind.USE_CLIENT, question.client()),
                chosen.getOrDefault(RemedyKind.USE_POOL, question.pool()));
        Set<String> before = eligibleUsers(then);
        chosen.forEach((kind, candidate) -> write(kind, candidate, then));
        assertThat(eligibility(then).get("eligible").asBoolean())
                .as("%s: %s with %s", question, remedy, chosen)
                .isTrue();
        if (n == 0) {
            Set<String> changed = new HashSet<>(eligibleUsers(then));
            changed.removeAll(before);
            changed.remove(question.user());
            int promised = StreamSupport.stream(remedy.get("steps").spliterator(), false)
                    .mapToInt(step -> step.get("alsoAffects").asInt())
                    .sum();
            assertThat(changed).as("%s: %s", question, remedy).hasSize(promised);
        }
    }

    private static void write(RemedyKind kind, String candidate, Question question) {
        String write =
                switch (kind) {
                    case ENABLE_USER -> null;
                    case HOME_USER -> "moveUser(sipAddress: $u, toPool: $x)";
                    case GRANT_POLICY -> "grantPolicy(sipAddress: $u, policy: $x)";
                    case SWITCH_POLICY -> "putPolicy(policy: { identity: $x, enablePersistentChat: true })";
                    case REPOINT_CLIENT ->
                        "configureClient(user: $u, client: %s, pool: $x, repoint: true)".formatted(question.client());
                    case USE_CLIENT, USE_POOL -> "";
                };
        if (write == null) {
            enable(question.user());
        } else if (!write.isEmpty()) {
            String named = write.contains("$u") ? "$u: ID!, " : "";
            String type = kind == RemedyKind.GRANT_POLICY || kind == RemedyKind.HOME_USER ? "ID" : "ID!";
            Object[] variables = write.contains("$u")
                    ? new Object[] {"u", question.user(), "x", candidate.isEmpty() ? null : candidate}
                    : new Object[] {"x", candidate};
            JsonNode answer = ask(
                            "mutation(%s$x: %s) { done: %s { applied violations { rule { id } reason } } }"
                                    .formatted(named, type, write),
                            variables)
                    .data()
                    .get("done");
            assertThat(answer.get("applied").asBoolean()).as(write + answer).isTrue();
        }
    }

    private static void enable(String user) {
        JsonNode stored = ask(
                        "query($u: ID!) { user(sipAddress: $u) { sipAddress externalId displayName hosting home { fqdn }"
                                + " grantedPolicy { identity } } }",
                        "u",
                        user)
                .data()
                .get("user");
        Map<String, Object> put = new LinkedHashMap<>();
        put.put("sipAddress", user);
        put.put("externalId", stored.get("externalId").asText(null));
        put.put("displayName", stored.get("displayName").asText(null));
        put.put("hosting", stored.get("hosting").asText());
        put.put("home", stored.at("/home/fqdn").asText(null));
        put.put("grantedPolicy", stored.at("/grantedPolicy/identity").asText(null));
        put.put("enabled", true);
        assertThat(ask("mutation($u: UserInput!) { putUser(user: $u) { applied } }", "u", put)
                        .data()
                        .at("/putUser/applied")
                        .asBoolean())
                .isTrue();
    }

    private void restore(Org org) {
        Org.clear(dataSource);
        org.storeIn(dataSource);
    }

    private static JsonNode eligibility(Question question) {
        return ask(QUESTION, "u", question.user(), "c", question.client(), "p", question.pool())
                .data()
                .get("eligibility");
    }

    private static Set<String> eligibleUsers(Question question) {
        return new HashSet<>(texts(ask(
                        "query($c: Client!, $p: ID!) { population(client: $c, pool: $p) { users(eligible: true, first: 500)"
                                + " { nodes { sipAddress } } } }",
                        "c",
                        question.client(),
                        "p",
                        question.pool())
                .data()
                .at("/population/users/nodes")));
    }

    private static List<String> users() {
        return texts(
                ask("{ users(first: 500) { nodes { sipAddress } } }").data().at("/users/nodes"));
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.get("sipAddress").asText()));
        return texts;
    }

    private static List<RemedyKind> kinds(JsonNode remedy) {
        return steps(remedy)
                .map(step -> RemedyKind.valueOf(step.get("kind").asText()))
                .toList();
    }

    private static int longest(JsonNode remedy) {
        return steps(remedy)
                .mapToInt(step -> Math.max(1, step.get("candidates").size()))
                .max()
                .orElseThrow();
    }

    private static Stream<JsonNode> steps(JsonNode remedy) {
        return StreamSupport.stream(remedy.get("steps").spliterator(), false);
    }
}
