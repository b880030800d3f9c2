package io.lifeguard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random writes to random organisations. Before and after each, every user is decided for every client and every chat pool,
 * one by one; the events are exactly the differences. Those that a crash of PostgreSQL loses are derived again with the same
 * ids.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class RandomEventsTest {
    private static final int STEPS = 250;
    private static final int SEQUENCES = 50;

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final DataSource database = TestService.database();

    /** What an accepted write must have made, and the revision after it. */
    private record ExpectedEvents(String story, long revision, boolean isImport, Set<String> differences) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_events_of_random_writes_are_the_differences_that_they_make(long seed) {
        run(seed);
    }

    @Test
    void the_events_of_random_writes_are_the_differences_that_they_make() {
        run(ThreadLocalRandom.current().nextLong());
    }

    @Test
    @Tag("slow")
    void the_events_of_thousands_of_random_writes_are_the_differences_that_they_make() {
        long first = ThreadLocalRandom.current().nextLong();
        LongStream.range(first, first + SEQUENCES).forEach(this::run);
    }

    private void run(long seed) {
        Org.clear(database);
        ServedEvents.beginNow();
        try (DerivationCheckpoint checkpoint = DerivationCheckpoint.take(database)) {
            run(seed, checkpoint);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(long seed, DerivationCheckpoint checkpoint) throws SQLException {
        RandomWrites writes = new RandomWrites(seed);
        RecordedEligibility present = RecordedEligibility.read(database);
        String begin = TestService.ask("{ policies { identity } }").revision();
        List<ExpectedEvents> expected = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String story = "seed %d, step %d".formatted(seed, step);
            long revision = step % 10 == 9 ? importFile(writes.nextImport()) : write(writes.next());
            RecordedEligibility before = present;
            present = RecordedEligibility.read(database);
            expected.add(new ExpectedEvents(story, revision, step % 10 == 9, before.differences(present)));
        }
        ServedEvents.await();
        List<CloudEvent> events =
                ServedEvents.after(begin, ThreadLocalRandom.current().nextInt(1, 60));
        check(expected, events);
        checkpoint.restore();
        ServedEvents.await();
        assertThat(ServedEvents.after(begin, 1000)).as("derived again").isEqualTo(events);
    }

    private void check(List<ExpectedEvents> expected, List<CloudEvent> events) {
        assertThat(events.stream().map(CloudEvent::getId).distinct().count()).isEqualTo(events.size());
        int next = 0;
        int found = 0;
        for (ExpectedEvents write : expected) {
            List<CloudEvent> ofWrite = new ArrayList<>();
            while (next < events.size() && revision(events.get(next)) <= write.revision()) {
                ofWrite.add(events.get(next++));
            }
            Set<String> lines = ofWrite.stream().map(ServedEvents::line).collect(Collectors.toCollection(TreeSet::new));
            if (!write.isImport()) {
                assertThat(lines).as(write.story()).isEqualTo(write.differences());
                assertThat(ofWrite)
                        .as(write.story())
                        .hasSameSizeAs(lines)
                        .allMatch(e -> revision(e) == write.revision());
                found += lines.size();
            } else {
                assertThat(net(ofWrite)).as(write.story()).isEqualTo(net(write.differences()));
            }
        }
        assertThat(next).isEqualTo(events.size());
        assertThat(found).as("random writes change something").isPositive();
    }

    /** Each row of a file is a write: what the second takes back that the first gave is no difference that the file makes. */
    private static Set<String> net(List<CloudEvent> events) {
        Set<String> net = new TreeSet<>();
        for (CloudEvent event : events) {
            String line = withoutRules(ServedEvents.line(event));
            String opposite =
                    line.endsWith("GAINED") ? line.replace(" GAINED", " LOST") : line.replace(" LOST", " GAINED");
            if (!net.remove(opposite)) {
                net.add(line);
            }
        }
        return net;
    }

    private static Set<String> net(Set<String> lines) {
        return lines.stream().map(RandomEventsTest::withoutRules).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutRules(String line) {
        return line.substring(0, line.indexOf(" ["));
    }

    private long write(Write write) {
        WriteAnswer answer = endpoint.write(write);
        return answer.number();
    }

    private long importFile(ImportFile file) {
        return file.rows().isEmpty() ? 0 : revision(endpoint.send(file).getString("revision"));
    }

    private static long revision(CloudEvent event) {
        return Long.parseLong(event.getId().split("\\.", -1)[1]);
    }

    private static long revision(String token) {
        return Long.parseLong(token.substring(token.indexOf('.') + 1));
    }
}
