package io.lifeguard.writes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.Model.Expected;
import io.lifeguard.writes.Model.ExpectedOfImport;
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
 * The service and a model of the page do the same writes. After each, both must say the same and hold the same; at the
 * end, the log must tell how it came about.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ModelBasedTest {
    private static final int STEPS = 200;
    private static final int SEQUENCES = 200;

    private final Door door = Door.ofTest();

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
    void the_service_does_what_the_model_says_for_whatever_comes() {
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
        Model model = new Model();
        RandomWrites writes = new RandomWrites(seed);
        long revision = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step % 10 == 9) {
                revision = importInto(model, writes.nextImport(), "seed %d, step %d: ".formatted(seed, step), revision);
                continue;
            }
            Write write = writes.next();
            String story = "seed %d, step %d: %s".formatted(seed, step, write);
            Stored before = AsStored.of(model.state());
            Expected expected = model.write(write);
            Answer answer = door.write(write);
            assertThat(Ruling.inOrder(answer.violations()))
                    .as(story + " violations")
                    .isEqualTo(expected.violations());
            Ruling.areInOrder(answer.violations());
            Ruling.areInOrder(answer.warnings());
            assertThat(Ruling.inOrder(answer.warnings()))
                    .as(story + " warnings")
                    .isEqualTo(expected.warnings());
            assertThat(answer.applied())
                    .as(story + " applied")
                    .isEqualTo(expected.violations().isEmpty());
            Stored stored = Stored.behind(door);
            assertThat(stored).as(story + " stored").isEqualTo(AsStored.of(model.state()));
            assertThat(answer.number() > revision)
                    .as(story + " has a new revision; before: " + before)
                    .isEqualTo(expected.changed());
            revision = answer.number();
        }
        assertThat(new Replay().follow(door).stored())
                .as("log of seed " + seed)
                .isEqualTo(Stored.behind(door).withoutDrift());
    }

    private static Map<String, Integer> warnings(JsonObject report) {
        return report.getJsonArray("warnings").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(w -> w.getString("rule"), w -> w.getInteger("count")));
    }

    private long importInto(Model model, Import file, String step, long revision) {
        String story = step + file;
        if (file.rows().isEmpty()) {
            return revision;
        }
        ExpectedOfImport expected = model.imported(file);
        JsonObject report = door.send(file);
        assertThat(report.getLong("refused")).as(story + report.encode()).isEqualTo(expected.refused());
        assertThat(warnings(report)).as(story + report.encode()).isEqualTo(expected.warnings());
        assertThat(Stored.behind(door)).as(story + " stored").isEqualTo(AsStored.of(model.state()));
        String reached = report.getString("revision");
        return Long.parseLong(reached.substring(reached.indexOf('.') + 1));
    }
}
