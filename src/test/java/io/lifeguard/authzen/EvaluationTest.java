package io.lifeguard.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluations of the sample organisation by the coexistence rules, with valid and with invalid requests. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EvaluationTest {
    private static final String BEN = "{\"type\":\"user\",\"id\":\"ben.rossi3@contoso.com\"}";
    private static final String POOL = "{\"type\":\"chat-pool\",\"id\":\"pchat01.contoso.com\"}";
    private static final String OTHER_POOL = "{\"type\":\"chat-pool\",\"id\":\"pchat02.contoso.com\"}";
    private static final String GROUP_CHAT = "{\"name\":\"connect\",\"properties\":{\"client\":\"GROUP_CHAT_2010\"}}";
    private static final String LYNC = "{\"name\":\"connect\",\"properties\":{\"client\":\"LYNC_2013\"}}";
    private static final String DENIED = "{\"subject\":%s,\"action\":%s,\"resource\":%s}".formatted(BEN, LYNC, POOL);
    private static final String PERMITTED =
            "{\"subject\":%s,\"action\":%s,\"resource\":%s}".formatted(BEN, GROUP_CHAT, POOL);

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void importSample() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @Test
    void a_denial_is_a_response_with_its_reason_and_what_would_permit() {
        Response response = evaluate(DENIED);
        JsonNode context = response.json().get("context");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().get("decision").asBoolean(true)).isFalse();
        assertThat(context.get("reason").asText())
                .isEqualTo(
                        "sip:ben.rossi3@contoso.com is homed on pool05.contoso.com (OCS 2007 R2); the Lync 2013 client"
                                + " needs a user homed on Lync 2013.");
        assertThat(context.get("obstacles").findValuesAsText("rule"))
                .containsExactly("USER_HOMED_ON_LYNC_2013", "USER_ENABLED_BY_POLICY");
        assertThat(context.get("remedies").findValuesAsText("kind")).contains("HOME_USER");
        assertThat(context.get("revision").asText()).isEqualTo(response.revision());
        assertThat(context.has("supposed")).isFalse();
    }

    @Test
    void a_permit_names_its_conditions() {
        JsonNode answer = evaluate(PERMITTED).json();
        assertThat(answer.get("decision").asBoolean()).isTrue();
        assertThat(answer.at("/context/conditions").findValuesAsText("rule")).containsExactly("MANUAL_CONFIGURATION");
        assertThat(answer.at("/context/reason").asText())
                .isEqualTo(answer.at("/context/conditions/0/reason").asText());
        assertThat(answer.at("/context/remedies")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user  | nobody@contoso.com | connect | LYNC_2013  | chat-pool | pchat01.contoso.com | 404",
                "user  | b@contoso.com      | connect | LYNC_2013  | chat-pool | other.contoso.com   | 404",
                "group | b@contoso.com      | connect | LYNC_2013  | chat-pool | pchat01.contoso.com | 404",
                "user  | b@contoso.com      | read    | LYNC_2013  | chat-pool | pchat01.contoso.com | 404",
                "user  | b@contoso.com      | connect | lync       | chat-pool | pchat01.contoso.com | 404",
                "user  | b@contoso.com      | connect | LYNC_2013  | todo      | pchat01.contoso.com | 404",
                "user  | no address         | connect | LYNC_2013  | chat-pool | pchat01.contoso.com | 400",
                "user  | b@contoso.com      | connect | LYNC_2013  | chat-pool | not a name          | 400",
            })
    void a_question_about_something_unknown_is_denied_with_an_error(
            String type, String id, String action, String client, String resource, String pool, int status) {
        Response response = evaluate("""
                {"subject":{"type":"%s","id":"%s"},"resource":{"type":"%s","id":"%s"},
                 "action":{"name":"%s","properties":{"client":"%s"}}}""".formatted(type, id, resource, pool, action, client));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().get("decision").asBoolean(true)).isFalse();
        assertThat(response.json().at("/context/error/status").asInt()).isEqualTo(status);
        assertThat(response.json().at("/context/error/message").asText()).isNotBlank();
    }

    @Test
    void a_question_without_a_client_is_denied_with_an_error() {
        JsonNode answer = evaluate(
                        PERMITTED.replace("GROUP_CHAT_2010\"", "\",\"other\":1").replace("\"client\":\"\",", ""))
                .json();
        assertThat(answer.at("/context/error/message").asText()).isEqualTo("action.properties.client is missing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{}]",
                "\"text\"",
                "5",
                "{",
                "{}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"a@b.c\"}}",
                "{\"subject\":SUBJECT,\"action\":ACTION}",
                "{\"subject\":SUBJECT,\"resource\":RESOURCE}",
                "{\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":\"user\",\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":null,\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":{\"type\":\"user\"},\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":{\"id\":\"a@b.c\"},\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":{\"type\":\"user\",\"id\":5},\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":{\"type\":5,\"id\":\"a@b.c\"},\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"a@b.c\",\"properties\":[]},\"action\":ACTION,\"resource\":RESOURCE}",
                "{\"subject\":SUBJECT,\"action\":\"connect\",\"resource\":RESOURCE}",
                "{\"subject\":SUBJECT,\"action\":{\"name\":123},\"resource\":RESOURCE}",
                "{\"subject\":SUBJECT,\"action\":{},\"resource\":RESOURCE}",
                "{\"subject\":SUBJECT,\"action\":ACTION,\"resource\":{\"type\":\"chat-pool\"}}",
                "{\"subject\":SUBJECT,\"action\":ACTION,\"resource\":RESOURCE,\"context\":\"now\"}",
                "{\"subject\":SUBJECT,\"action\":ACTION,\"resource\":RESOURCE} trailing",
                "{\"subject\":SUBJECT,\"subject\":SUBJECT,\"action\":ACTION,\"resource\":RESOURCE}",
            })
    void a_malformed_request_is_refused(String body) {
        String filled = body.replace("SUBJECT", BEN).replace("ACTION", LYNC).replace("RESOURCE", POOL);
        for (String path : List.of(AuthzenPaths.EVALUATION, AuthzenPaths.EVALUATIONS)) {
            Response response = TestService.post(path, "application/json", filled);
            assertThat(response.status()).as(path + " " + response.body()).isEqualTo(400);
            assertThat(response.header("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void a_body_with_too_many_levels_is_refused() {
        String nested = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
        assertThat(evaluate(DENIED.replaceFirst("\\{", "{\"context\":" + nested + ","))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "json", ""})
    void another_content_type_is_refused_with_400(String type) {
        Response response = type.isEmpty()
                ? TestService.send("POST", AuthzenPaths.EVALUATION, DENIED)
                : TestService.post(AuthzenPaths.EVALUATION, type, DENIED);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("Content-Type must be application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "APPLICATION/JSON",
                "application/json ; charset=utf8"
            })
    void parameters_of_the_content_type_are_accepted(String type) {
        assertThat(TestService.post(AuthzenPaths.EVALUATION, type, DENIED).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void another_method_is_refused_with_405(String method) {
        Response response = TestService.send(method, AuthzenPaths.EVALUATION, "");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("POST");
    }

    @Test
    void unknown_members_are_ignored() {
        String more = DENIED.replaceFirst("\\{", "{\"unknown\":{\"a\":[1,2]},")
                .replaceFirst("\"type\":\"user\"", "\"type\":\"user\",\"unknown\":1");
        assertThat(evaluate(more).json()).isEqualTo(evaluate(DENIED).json());
    }

    @Test
    void the_identifier_of_a_request_comes_back() {
        for (String body : List.of(DENIED, "{}")) {
            Response response = TestService.post(
                    AuthzenPaths.EVALUATION, "application/json", body, "X-Request-ID", "bfe9eb29 ab87/u");
            assertThat(response.header("X-Request-ID")).contains("bfe9eb29 ab87/u");
        }
        assertThat(TestService.send("GET", AuthzenPaths.EVALUATION, "", "X-Request-ID", "a")
                        .header("X-Request-ID"))
                .contains("a");
        assertThat(evaluate(DENIED).header("X-Request-ID")).isEmpty();
    }

    @Test
    void facts_are_supposed_under_one_name_only_and_the_answer_says_so() {
        String claims = "\"properties\":{\"homePool\":\"pool01.contoso.com\",\"enabledByPolicy\":true,\"enabled\":true,"
                + "\"lifeguard.suppose\":{\"homePool\":\"pool01.contoso.com\"}}";
        String withClaims = DENIED.replace("rossi3@contoso.com\"", "rossi3@contoso.com\"," + claims)
                .replace("pchat01.contoso.com\"", "pchat01.contoso.com\"," + claims)
                .replaceFirst("\\{", "{\"context\":{\"homePool\":\"pool01.contoso.com\",\"enabledByPolicy\":true},");
        assertThat(evaluate(withClaims).json()).isEqualTo(evaluate(DENIED).json());

        JsonNode supposed = evaluate(supposing("{\"homePool\":\"pool01.contoso.com\",\"enabledByPolicy\":true}"))
                .json();
        assertThat(supposed.get("decision").asBoolean()).isTrue();
        assertThat(supposed.at("/context/supposed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5                                     | 400",
                "[]                                    | 400",
                "{\"home\":\"pool01.contoso.com\"}     | 400",
                "{\"enabled\":\"true\"}                | 400",
                "{\"hosting\":\"CLOUD\"}               | 400",
                "{\"homePool\":\"not a name\"}         | 400",
                "{\"homePool\":\"none.contoso.com\"}   | 404",
                "{\"homePool\":\"pool01.contoso.com\",\"unassigned\":true} | 400",
            })
    void facts_that_cannot_be_supposed_are_an_error(String facts, int status) {
        JsonNode answer = evaluate(supposing(facts)).json();
        assertThat(answer.get("decision").asBoolean(true)).isFalse();
        assertThat(answer.at("/context/error/status").asInt()).isEqualTo(status);
    }

    @Test
    void one_bad_item_does_not_keep_the_others_from_their_answers() {
        JsonNode answers = evaluateAll("""
                {"subject":%s,"action":%s,"evaluations":[
                  {"resource":%s},
                  {"resource":{"type":"chat-pool","id":5}},
                  5,
                  {"resource":{"type":"chat-pool","id":"none.contoso.com"}},
                  {"resource":%s,"action":%s},
                  {}
                ]}""".formatted(BEN, GROUP_CHAT, POOL, OTHER_POOL, LYNC))
                .get("evaluations");
        assertThat(answers.findValuesAsText("decision"))
                .containsExactly("true", "false", "false", "false", "false", "false");
        assertThat(answers.get(1).at("/context/error"))
                .hasToString(
                        "{\"status\":400,\"message\":\"evaluations[1].resource.id must be a string; it is a number.\"}");
        assertThat(answers.get(2).at("/context/error/message").asText())
                .startsWith("evaluations[2] must be a JSON object");
        assertThat(answers.get(3).at("/context/error/status").asInt()).isEqualTo(404);
        assertThat(answers.get(4).at("/context/obstacles/0/rule").asText()).isEqualTo("USER_HOMED_ON_LYNC_2013");
        assertThat(answers.get(5).at("/context/error/message").asText())
                .isEqualTo("evaluations[5].resource is missing.");
    }

    @Test
    void a_subject_that_is_missing_everywhere_is_an_error_of_each_item() {
        JsonNode answers = evaluateAll("{\"action\":%s,\"evaluations\":[{\"resource\":%s},{\"resource\":%s}]}"
                        .formatted(LYNC, POOL, OTHER_POOL))
                .get("evaluations");
        assertThat(answers.findValuesAsText("message"))
                .containsExactly("evaluations[0].subject is missing.", "evaluations[1].subject is missing.");
    }

    @Test
    void each_item_supposes_for_itself() {
        JsonNode answers = evaluateAll("""
                {"subject":%s,"action":%s,"resource":%s,"evaluations":[
                  {"context":{"lifeguard.suppose":{"homePool":"pool01.contoso.com","enabledByPolicy":true}}},
                  {"context":{}},
                  {"context":{"lifeguard.suppose":{"homePool":"none.contoso.com"}}}
                ]}""".formatted(BEN, LYNC, POOL)).get("evaluations");
        assertThat(answers.findValuesAsText("decision")).containsExactly("true", "false", "false");
        assertThat(answers.findValuesAsText("supposed")).containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"evaluations\":[],", "\"evaluations\":null,"})
    void without_evaluations_the_answer_is_that_of_one(String evaluations) {
        String body = DENIED.replaceFirst("\\{", "{" + evaluations);
        assertThat(evaluateAll(body)).isEqualTo(evaluate(DENIED).json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "execute_all            | true,false,true",
                "deny_on_first_deny     | true,false",
                "permit_on_first_permit | true",
            })
    void a_semantic_ends_the_answers_at_the_item_that_decides(String semantic, String decisions) {
        assertThat(evaluateAll(several("\"" + semantic + "\"")).findValuesAsText("decision"))
                .containsExactly(decisions.split(","));
    }

    @Test
    void an_error_ends_the_answers_as_a_denial_does() {
        JsonNode answers = evaluateAll("""
                {"subject":%s,"action":%s,"options":{"evaluations_semantic":"deny_on_first_deny"},
                 "evaluations":[{},{"resource":%s}]}""".formatted(BEN, GROUP_CHAT, POOL));
        assertThat(answers.findValuesAsText("decision")).containsExactly("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"first\"", "\"EXECUTE_ALL\"", "\"\"", "5", "{}"})
    void an_unknown_semantic_is_refused(String semantic) {
        Response response = TestService.post(AuthzenPaths.EVALUATIONS, "application/json", several(semantic));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("options.evaluations_semantic");
    }

    @Test
    void as_many_as_the_limit_are_answered_in_order() {
        String questions = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"action\":%s},{}".formatted(GROUP_CHAT))
                .collect(Collectors.joining(","));
        JsonNode answers = evaluateAll("{\"subject\":%s,\"resource\":%s,\"action\":%s,\"evaluations\":[%s]}"
                        .formatted(BEN, POOL, LYNC, questions))
                .get("evaluations");
        assertThat(answers).hasSize(10_000);
        assertThat(answers.get(1).at("/context/obstacles")).isNotEmpty();
        assertThat(answers.get(1).at("/context/remedies"))
                .as("of more than 100 evaluations")
                .isEmpty();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get("decision").asBoolean()).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void more_evaluations_than_the_limit_are_refused() {
        String body = "{\"evaluations\":[" + "{},".repeat(10_000) + "{}]}";
        Response response = TestService.post(AuthzenPaths.EVALUATIONS, "application/json", body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("evaluations: there are 10,001; a request may have 10,000 at most.");
    }

    private static String several(String semantic) {
        return """
                {"subject":%s,"resource":%s,"options":{"evaluations_semantic":%s},"evaluations":[
                  {"action":%s},{"action":%s},{"action":%s}]}""".formatted(BEN, POOL, semantic, GROUP_CHAT, LYNC, GROUP_CHAT);
    }

    private static String supposing(String facts) {
        return DENIED.replaceFirst("\\{", "{\"context\":{\"lifeguard.suppose\":" + facts + "},");
    }

    private static Response evaluate(String body) {
        return TestService.post(AuthzenPaths.EVALUATION, "application/json", body);
    }

    private static JsonNode evaluateAll(String body) {
        Response response = TestService.post(AuthzenPaths.EVALUATIONS, "application/json", body);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }
}
