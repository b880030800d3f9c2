package io.lifeguard.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The served endpoints with the policies of the public interoperability scenarios give the published answers. */
@QuarkusTest
@TestProfile(ScenarioProfile.class)
@WithTestResource(PostgresResource.class)
class ScenariosTest {
    @ParameterizedTest
    @MethodSource("evaluations")
    void an_evaluation_gives_the_published_decision(JsonNode fixture) {
        JsonNode answer = post(AuthzenPaths.EVALUATION, fixture);
        assertThat(answer.size()).isEqualTo(1);
        assertThat(answer.get("decision")).isEqualTo(fixture.get("expected"));
    }

    static Stream<JsonNode> evaluations() {
        return Stream.concat(fixtures("todo-decisions", "evaluation"), fixtures("gateway-decisions", "evaluation"));
    }

    @Test
    void several_evaluations_give_the_published_decisions() {
        fixtures("todo-decisions", "evaluations").forEach(fixture -> assertThat(
                        post(AuthzenPaths.EVALUATIONS, fixture).get("evaluations"))
                .isEqualTo(fixture.get("expected")));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void a_search_gives_the_published_results(String path, JsonNode fixture) {
        JsonNode answer = post(path, fixture);
        assertThat(answer.get("results")).isEqualTo(fixture.at("/expected/results"));
        assertThat(answer.at("/page/next_token").asText("?")).isEmpty();
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                        new String[] {AuthzenPaths.SEARCH_SUBJECT, "search-subject"},
                        new String[] {AuthzenPaths.SEARCH_RESOURCE, "search-resource"},
                        new String[] {AuthzenPaths.SEARCH_ACTION, "search-action"})
                .flatMap(search -> fixtures(search[1], "evaluation").map(fixture -> Arguments.of(search[0], fixture)));
    }

    private static Stream<JsonNode> fixtures(String file, String kind) {
        return StreamSupport.stream(ScenarioFiles.read(file).get(kind).spliterator(), false);
    }

    private static JsonNode post(String path, JsonNode fixture) {
        Response response = TestService.post(
                path, "application/json", fixture.get("request").toString());
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }
}
