package io.lifeguard.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The decisions in {@code docs/authzen/decisions.json} are those that the service gives for the sample organisation. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedDecisionsTest {
    private static final Path DECISIONS = Path.of("docs/authzen/decisions.json");

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void importSample() {
        Org.clear(dataSource);
        TestService.importContoso();
    }

    @Test
    void single_evaluations_are_decided_as_published() throws IOException {
        JsonNode published = published("evaluation");
        assertThat(published).hasSizeGreaterThan(50).allSatisfy(decision -> assertThat(
                        answer(AuthzenPaths.EVALUATION, decision).get("decision"))
                .as(decision.toString())
                .isEqualTo(decision.get("expected")));
        assertThat(published.findValuesAsText("expected")).contains("true", "false");
    }

    @Test
    void several_evaluations_are_decided_as_published() throws IOException {
        assertThat(published("evaluations")).isNotEmpty().allSatisfy(decision -> assertThat(
                        answer(AuthzenPaths.EVALUATIONS, decision).findValuesAsText("decision"))
                .isEqualTo(decision.get("expected").findValuesAsText("decision")));
    }

    private static JsonNode published(String kind) throws IOException {
        return new ObjectMapper().readTree(DECISIONS.toFile()).get(kind);
    }

    private static JsonNode answer(String path, JsonNode decision) {
        return TestService.post(
                        path, "application/json", decision.get("request").toString())
                .json();
    }
}
