package io.lifeguard.writes.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.StoredStateAudit;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each of many random writes is decided by GraphQL, by the resources and by a batch on the same state: the same rules refuse it,
 * the same warnings come with it. Then one of the three carries it out.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EndpointsAgreeTest {
    private static final int STEPS = 250;

    private final WriteEndpoint graphQL = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    /** @param rules that refuse the write, in their order */
    private record Verdict(List<String> rules, List<String> warnings) {
        static Verdict of(WriteAnswer answer) {
            return new Verdict(rules(answer.violations()), answer.warnings());
        }

        private static List<String> rules(List<String> violations) {
            return violations.stream().map(v -> v.substring(0, v.indexOf(' '))).toList();
        }

        /** @param problem of a refused write; missing for an accepted one */
        static Verdict of(JsonNode problem, JsonNode accepted) {
            return new Verdict(
                    stream(problem.path("violations"))
                            .map(v -> v.get("rule").asText())
                            .toList(),
                    stream(accepted.path("warnings"))
                            .map(w -> w.get("rule").asText() + " "
                                    + w.get("count").asInt())
                            .toList());
        }

        private static Stream<JsonNode> stream(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void every_endpoint_decides_alike(long seed) {
        RandomWrites writes = new RandomWrites(seed);
        Set<String> refusals = new TreeSet<>();
        int decided = 0;
        for (int step = 0; step < STEPS; step++) {
            Write write = writes.next();
            Optional<RestWrite> request = RestWrite.of(write);
            if (request.isEmpty()) {
                graphQL.write(write);
                continue;
            }
            String story = "seed %d, step %d: %s".formatted(seed, step, write);
            Verdict byGraphQL = Verdict.of(graphQL.dryRun(write));
            Verdict byResource = resource(request.get().with("dryRun=true"), story);
            Verdict byBatch = batch(request.get(), true, story);
            assertThat(byBatch).as(story).isEqualTo(byResource);
            if (!isPlannedAlready(write, byGraphQL, byResource)) {
                assertThat(byResource).as(story).isEqualTo(byGraphQL);
                decided++;
            }
            refusals.addAll(byGraphQL.rules());
            Verdict carriedOut =
                    switch (step % 3) {
                        case 0 -> Verdict.of(graphQL.write(write));
                        case 1 -> resource(request.get(), story);
                        default -> batch(request.get(), false, story);
                    };
            assertThat(carriedOut).as(story).isIn(byGraphQL, byResource);
        }
        assertThat(decided).isGreaterThan(STEPS / 2);
        assertThat(refusals).as("rules that refused").hasSizeGreaterThan(8);
        new StoredStateAudit(dataSource).check();
        assertThat(new ChangeLogReplay().follow(graphQL).stored())
                .isEqualTo(StoredState.readFrom(graphQL).withoutDrift());
    }

    /** A resource is put as often as a client likes; the step of a migration is taken once. */
    private static boolean isPlannedAlready(Write write, Verdict byGraphQL, Verdict byResource) {
        return write instanceof PlanMigration
                && byGraphQL.rules().contains("MIGRATION_STEP_FOLLOWS")
                && byResource.rules().isEmpty();
    }

    private static Verdict resource(RestWrite write, String story) {
        boolean hasBody = write.method().equals("PUT") || !write.body().isEmpty();
        Response response = hasBody
                ? TestService.send(
                        write.method(), write.path(), write.body().encode(), "Content-Type", "application/json")
                : TestService.send(write.method(), write.path(), "");
        assertThat(response.status()).as(story + ": " + response.body()).isIn(200, 201, 404, 409);
        return verdict(response, response.json(), response.json());
    }

    private static Verdict batch(RestWrite write, boolean dryRun, String story) {
        JsonObject item = new JsonObject()
                .put("method", write.method())
                .put("path", write.path())
                .put("body", write.body());
        Response response = TestService.post(
                "/api/batch?dryRun=" + dryRun,
                "application/json",
                JsonObject.of("writes", JsonArray.of(item)).encode(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(response.status()).as(story + ": " + response.body()).isIn(200, 404, 409);
        return verdict(
                response,
                response.json().at("/writes/0/problem"),
                response.json().at("/writes/0/result"));
    }

    private static Verdict verdict(Response response, JsonNode problem, JsonNode accepted) {
        Verdict verdict = Verdict.of(problem, accepted);
        assertThat(verdict.rules().isEmpty()).as(response.body()).isEqualTo(response.status() < 300);
        return verdict;
    }
}
