package io.lifeguard.writes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.model.ReferenceModel.Expected;
import io.lifeguard.writes.model.ReferenceModel.ExpectedOfImport;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service and the reference model do the same writes. After each, both must answer and store the same; at the
 * end, the log must tell how it came about.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ModelBasedTest {
    private static final int STEPS = 200;
    private static final int SEQUENCES = 200;

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_service_does_what_the_model_says(long seed) {
        run(seed);
    }

    @Test
    void the_service_does_what_the_model_says() {
        run(ThreadLocalRandom.current().nextLong());
    }

    @Test
    @Tag("slow")
    void the_service_does_what_the_model_says_thousands_of_times() {
        long first = ThreadLocalRandom.current().nextLong();
        LongStream.range(first, first + SEQUENCES).forEach(seed -> {
            Org.clear(dataSource);
            run(seed);
        });
    }

    private void run(long seed) {
        ReferenceModel model = new ReferenceModel();
        RandomWrites writes = new RandomWrites(seed);
        long revision = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step % 10 == 9) {
                revision = importInto(model, writes.nextImport(), "seed %d, step %d: ".formatted(seed, step), revision);
                continue;
            }
            Write write = writes.next();
            String story = "seed %d, step %d: %s".formatted(seed, step, write);
            StoredState before = ExpectedState.of(model.state());
            Expected expected = model.write(write);
            WriteAnswer answer = endpoint.write(write);
            assertThat(ExpectedDecision.inOrder(answer.violations()))
                    .as(story + " violations")
                    .isEqualTo(expected.violations());
            ExpectedDecision.checkOrder(answer.violations());
            ExpectedDecision.checkOrder(answer.warnings());
            assertThat(ExpectedDecision.inOrder(answer.warnings()))
                    .as(story + " warnings")
                    .isEqualTo(expected.warnings());
            assertThat(answer.applied())
                    .as(story + " applied")
                    .isEqualTo(expected.violations().isEmpty());
            StoredState stored = StoredState.readFrom(endpoint);
            assertThat(stored).as(story + " stored").isEqualTo(ExpectedState.of(model.state()));
            assertThat(answer.number() > revision)
                    .as(story + " has a new revision; before: " + before)
                    .isEqualTo(expected.changed());
            revision = answer.number();
        }
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .as("log of seed " + seed)
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
    }

    private static Map<String, Integer> warnings(JsonObject report) {
        return report.getJsonArray("warnings").stream()
                .map(JsonObject.class::cast)
                .filter(w -> w.getString("rule") != null)
                .collect(Collectors.toMap(w -> w.getString("rule"), w -> w.getInteger("count")));
    }

    private long importInto(ReferenceModel model, ImportFile file, String step, long revision) {
        String story = step + file;
        if (file.rows().isEmpty()) {
            return revision;
        }
        ExpectedOfImport expected = model.imported(file);
        JsonObject report = endpoint.send(file);
        assertThat(report.getLong("refused")).as(story + report.encode()).isEqualTo(expected.refused());
        assertThat(warnings(report)).as(story + report.encode()).isEqualTo(expected.warnings());
        assertThat(StoredState.readFrom(endpoint)).as(story + " stored").isEqualTo(ExpectedState.of(model.state()));
        String reached = report.getString("revision");
        return Long.parseLong(reached.substring(reached.indexOf('.') + 1));
    }
}
