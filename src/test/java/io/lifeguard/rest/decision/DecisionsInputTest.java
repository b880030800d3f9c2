package io.lifeguard.rest.decision;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.importContoso;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong requests for decisions: everything that is wrong is reported at once, each at its place. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DecisionsInputTest {
    private static final String QUESTION =
            "{\"user\": \"ben.rossi3@contoso.com\", \"client\": \"LYNC_2013\", \"pool\": \"pchat01.contoso.com\"}";
    private static final String VALID = "user=ben.rossi3@contoso.com&client=LYNC_2013&pool=pchat01.contoso.com";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void organisation() {
        Org.clear(dataSource);
        importContoso();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | client, pool, user",
                "user=ben.rossi3@contoso.com | client, pool",
                "user=&client=&pool= | client, pool, user",
                "user=%20&client=lync_2013&pool=nowhere | client, pool, user",
                "suppose.user=a@b.c | client, pool, suppose.user, user",
                "user=a@b.c&user=a@b.c&client=LYNC_2013&client=LYNC_2013&pool=a.b&pool=a.b | client, pool, user",
                "user=no.address&client=LYNC_2099&pool=a.b.c%00&y=a.b&x=1&x=2 | client, pool, user, x, y",
                "user=a@b.c&client=LYNC_2013&pool=a.b&suppose.enabled=yes&suppose.hosting=online&suppose.homePool=x"
                        + "&suppose.unassigned=no&suppose.enabledByPolicy=1&suppose.configuredFor=&suppose.notConfigured=2"
                        + "&suppose.other=1 | suppose.configuredFor, suppose.enabled, suppose.enabledByPolicy,"
                        + " suppose.homePool, suppose.hosting, suppose.notConfigured, suppose.other, suppose.unassigned",
                "user=a@b.c&client=LYNC_2013&pool=a.b&suppose.homePool=a.b&suppose.unassigned | suppose",
                "user=a@b.c&client=LYNC_2013&pool=a.b&suppose.configuredFor=a.b&suppose.notConfigured=true | suppose",
                "user=a@b.c&client=LYNC_2013&pool=a.b&suppose.hosting=ONLINE&suppose.homePool=a.b | suppose",
            })
    void every_parameter_that_is_wrong_is_named(String query, String wrong) {
        Response refused = get("/api/eligibility?" + query);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(String.join(", ", places(refused, "parameter"))).isEqualTo(wrong);
    }

    @Test
    void a_value_that_is_too_long_is_named() {
        assertThat(places(
                        get("/api/eligibility?client=LYNC_2013&user=" + "a".repeat(500) + "@b.c&pool=" + "a".repeat(60)
                                + "." + "b".repeat(300)),
                        "parameter"))
                .containsExactly("pool", "user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user=nobody@contoso.com&client=LYNC_2013&pool=pchat01.contoso.com | nobody@contoso.com",
                "user=ben.rossi3@contoso.com&client=LYNC_2013&pool=nowhere.contoso.com | nowhere.contoso.com",
                "user=ben.rossi3@contoso.com&client=LYNC_2013&pool=pchat01.contoso.com&suppose.homePool=no.contoso.com |"
                        + " suppose.homePool",
            })
    void a_question_about_something_unknown_is_not_found(String query, String named) {
        Response notFound = get("/api/eligibility?" + query);
        assertThat(notFound.status()).isEqualTo(404);
        assertThat(notFound.json().get("detail").asText()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | #/questions",
                "[] | #",
                "'' | #",
                "null | #",
                "3 | #",
                "{\"questions\": [], | #",
                "{\"questions\": []} {} | #",
                "{\"questions\": null} | #/questions",
                "{\"questions\": {}} | #/questions",
                "{\"questions\": [[], null, 1, \"x\"]} | #/questions/0, #/questions/0/client, #/questions/0/pool,"
                        + " #/questions/0/user, #/questions/1, #/questions/1/client, #/questions/1/pool, #/questions/1/user,"
                        + " #/questions/2, #/questions/2/client, #/questions/2/pool, #/questions/2/user, #/questions/3,"
                        + " #/questions/3/client, #/questions/3/pool, #/questions/3/user",
                "{\"questions\": [{}]} | #/questions/0/client, #/questions/0/pool, #/questions/0/user",
                "{\"questions\": [{\"user\": 1, \"client\": true, \"pool\": []}]} | #/questions/0/client,"
                        + " #/questions/0/pool, #/questions/0/user",
                "{\"questions\": [{\"user\": \"a@b.c\", \"client\": \"lync\", \"pool\": \"a.b\", \"more\": 1}], \"x\": 1} |"
                        + " #/questions/0/client, #/questions/0/more, #/x",
                "{\"questions\": [{\"user\": \"a@b.c\", \"user\": \"a@b.c\", \"client\": \"LYNC_2013\", \"pool\": \"a.b\"}],"
                        + " \"questions\": []} | #/questions, #/questions/0/user",
                "{\"questions\": [], \"suppose\": []} | #/suppose",
                "{\"questions\": [], \"suppose\": {\"enabled\": \"true\", \"hosting\": \"online\", \"homePool\": 1,"
                        + " \"unassigned\": 1, \"enabledByPolicy\": \"\", \"configuredFor\": \"x\", \"notConfigured\": {},"
                        + " \"other\": 1}} | #/suppose/configuredFor, #/suppose/enabled, #/suppose/enabledByPolicy,"
                        + " #/suppose/homePool, #/suppose/hosting, #/suppose/notConfigured, #/suppose/other,"
                        + " #/suppose/unassigned",
                "{\"questions\": [], \"suppose\": {\"homePool\": \"a.b\", \"unassigned\": true}} | #/suppose",
            })
    void every_member_that_is_wrong_is_pointed_to(String body, String wrong) {
        Response refused = post("/api/eligibilities", "application/json", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(String.join(", ", places(refused, "pointer"))).isEqualTo(wrong);
    }

    @Test
    void a_number_that_is_too_long_is_said_to_be() {
        Response refused = post("/api/eligibilities", "application/json", "{\"questions\": " + "9".repeat(99) + "}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asText())
                .contains("30 digits in a number")
                .endsWith("number.");
    }

    @Test
    void a_question_about_something_unknown_has_a_problem_of_its_own_and_the_others_are_answered() {
        JsonNode results = post("/api/eligibilities", "application/json; charset=UTF-8", """
                        {"questions": [
                          {"user": "ben.rossi3@contoso.com", "client": "LYNC_2013", "pool": "pchat01.contoso.com"},
                          {"user": "nobody@contoso.com", "client": "LYNC_2013", "pool": "pchat01.contoso.com"},
                          {"user": "ben.rossi3@contoso.com", "client": "LYNC_2013", "pool": "nowhere.contoso.com"},
                          {"user": "no address", "client": "LYNC_2013", "pool": "pchat01.contoso.com"},
                          {"user": "a\\u0000@contoso.com", "client": "LYNC_2013", "pool": ""},
                          {"user": "SIP:Ben.Rossi3@contoso.com", "client": "GROUP_CHAT_2010", "pool": "PCHAT01.contoso.com"}]}""")
                .json()
                .get("results");
        assertThat(results).hasSize(6);
        assertThat(results.findValuesAsText("status")).containsExactly("404", "404", "400", "400");
        assertThat(results.at("/1/problem/detail").asText()).isEqualTo("There is no user \"sip:nobody@contoso.com\".");
        assertThat(results.at("/1/problem/type").asText()).isNotEmpty();
        assertThat(results.at("/0/eligibility/remedies").isEmpty()).isFalse();
        assertThat(results.at("/5/eligibility/eligible").asBoolean()).isTrue();
        assertThat(results.at("/0/eligibility/user").asText()).isEqualTo("sip:ben.rossi3@contoso.com");
        assertThat(results.at("/0").has("problem")).isFalse();
        assertThat(results.at("/1").has("eligibility")).isFalse();
    }

    @Test
    void there_may_be_ten_thousand_questions_and_no_more() {
        Response most = post("/api/eligibilities", "application/json", questions(10_000));
        assertThat(most.status()).isEqualTo(200);
        assertThat(most.json().get("results")).hasSize(10_000);
        assertThat(most.json().at("/results/9999/eligibility/obstacles").isEmpty())
                .isFalse();
        assertThat(most.json().at("/results/9999/eligibility").has("remedies"))
                .as("remedies are left out of large answers")
                .isFalse();
        Response tooMany = post("/api/eligibilities", "application/json", questions(10_001));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(places(tooMany, "pointer")).containsExactly("#/questions");
        assertThat(tooMany.body()).contains("10,001").contains("10,000");
        assertThat(post("/api/eligibilities", "application/json", questions(0))
                        .json()
                        .toString())
                .isEqualTo("{\"results\":[]}");
    }

    @Test
    void a_wrong_request_for_all_decisions_of_a_user_is_refused() {
        assertThat(places(
                        get("/api/users/ben.rossi3@contoso.com/eligibilities?client=lync&pool=x&pool=y&user=z"),
                        "parameter"))
                .containsExactly("client", "pool", "pool", "user");
        for (String unknown : List.of("nobody@contoso.com", "no-external-id")) {
            assertThat(get("/api/users/" + unknown + "/eligibilities").status())
                    .as(unknown)
                    .isEqualTo(404);
        }
        assertThat(get("/api/users/ben.rossi3@contoso.com/eligibilities?pool=nowhere.contoso.com")
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/users/a@/eligibilities").status()).isEqualTo(400);
    }

    @Test
    void other_methods_and_media_types_are_refused() {
        assertThat(post("/api/eligibility?" + VALID, "application/json", "{}").status())
                .isEqualTo(405);
        assertThat(send("DELETE", "/api/eligibilities", "").status()).isEqualTo(405);
        assertThat(get("/api/eligibilities").status()).isEqualTo(405);
        assertThat(post("/api/eligibilities", "text/plain", questions(1)).status())
                .isEqualTo(415);
        assertThat(places(post("/api/eligibilities?x=1", "application/json", questions(1)), "parameter"))
                .containsExactly("x");
        Response head = send("HEAD", "/api/eligibility?" + VALID, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    private static String questions(int count) {
        return "{\"questions\": [" + String.join(",", Collections.nCopies(count, QUESTION)) + "]}";
    }

    private static List<String> places(Response problem, String kind) {
        return StreamSupport.stream(problem.json().path("errors").spliterator(), false)
                .map(error -> error.path(kind).asText())
                .sorted()
                .toList();
    }
}
