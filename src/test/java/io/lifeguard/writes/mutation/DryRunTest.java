package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.model.RandomWritesTest;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Every mutation and every import, accepted and refused: a dry run leaves every table as it is and answers what the real
 * one answers.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DryRunTest {
    private static final int STEPS = 300;
    private static final int STEPS_OF_ONE_ORGANISATION = 200;
    private static final int STEPS_TO_AN_IMPORT = 6;
    private static final int MOST_STEPS = 30_000;

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final Set<String> seen = new HashSet<>();

    @Inject
    DataSource dataSource;

    @Test
    void a_dry_run_changes_nothing_and_answers_what_the_real_one_then_answers() {
        long seed = ThreadLocalRandom.current().nextLong();
        Set<String> toBeSeen = new HashSet<>(everyKindWithBothOutcomes());
        RandomWrites writes = new RandomWrites(seed);
        for (int step = 0; step < STEPS || !seen.containsAll(toBeSeen); step++) {
            if (step % STEPS_OF_ONE_ORGANISATION == 0) {
                Org.clear(dataSource);
                writes = new RandomWrites(seed + step);
            }
            String story = "seed %d, step %d: ".formatted(seed, step);
            if (step % STEPS_TO_AN_IMPORT == 0) {
                assertAgrees(writes.nextImport(), story, step < STEPS);
            } else {
                assertAgrees(writes.next(), story, step < STEPS);
            }
            toBeSeen.removeAll(seen);
            assertThat(step).as(story + "not seen: " + toBeSeen).isLessThan(MOST_STEPS);
        }
    }

    private static List<String> everyKindWithBothOutcomes() {
        Stream<String> imports =
                Stream.of("front-end-pools", "chat-pools", "policies", "users", "categories", "rooms", "add-ins");
        return Stream.concat(RandomWritesTest.kinds(), imports)
                .flatMap(kind -> Stream.of(kind + " accepted", kind + " refused"))
                // no rule refuses a policy of valid form, and the files have no others
                .filter(outcome -> !outcome.equals("policies refused"))
                .toList();
    }

    /** What has been seen with both outcomes is only done later on, so that others come to be possible. */
    private boolean isWanted(String kind) {
        return !seen.containsAll(List.of(kind + " accepted", kind + " refused"));
    }

    private void assertAgrees(Write write, String step, boolean anyway) {
        String kind = write.getClass().getSimpleName();
        if (!anyway && !isWanted(kind)) {
            endpoint.write(write);
            return;
        }
        String story = step + write;
        Map<String, List<String>> before = Tables.all(dataSource);
        WriteAnswer dry = endpoint.dryRun(write);
        assertThat(Tables.all(dataSource)).as(story).isEqualTo(before);
        WriteAnswer real = endpoint.write(write);
        assertThat(dry.applied()).as(story).isFalse();
        assertThat(dry.violations()).as(story).isEqualTo(real.violations());
        assertThat(dry.warnings()).as(story).isEqualTo(real.warnings());
        assertThat(dry.reason()).as(story).isEqualTo(real.reason());
        assertThat(dry.resulting()).as(story).isEqualTo(real.resulting());
        assertThat(dry.number()).as(story).isLessThanOrEqualTo(real.number());
        seen.add(kind + (real.applied() ? " accepted" : " refused"));
    }

    private void assertAgrees(ImportFile file, String step, boolean anyway) {
        if (file.rows().isEmpty() || (!anyway && !isWanted(file.kind()))) {
            return;
        }
        String story = step + file;
        Map<String, List<String>> before = Tables.all(dataSource);
        JsonObject dry = endpoint.dryRun(file);
        assertThat(Tables.all(dataSource)).as(story).isEqualTo(before);
        JsonObject real = endpoint.send(file);
        assertThat(dry.remove("dryRun")).as(story).isEqualTo(true);
        assertThat(real.remove("dryRun")).as(story).isEqualTo(false);
        long refused = real.getLong("refused");
        dry.remove("revision");
        real.remove("revision");
        assertThat(dry).as(story).isEqualTo(real);
        if (refused > 0) {
            seen.add(file.kind() + " refused");
        }
        if (refused < file.rows().size()) {
            seen.add(file.kind() + " accepted");
        }
    }
}
