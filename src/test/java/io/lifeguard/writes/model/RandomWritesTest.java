package io.lifeguard.writes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.ContentWrite;
import io.lifeguard.writes.client.MigrationStep;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.model.ReferenceModel.Expected;
import io.lifeguard.writes.random.RandomWrites;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random writes reach every rule and every kind of write; a rule that no sequence reaches would not be tested. */
public class RandomWritesTest {
    private static final int SEQUENCES = 150;
    private static final int STEPS = 200;

    private final Set<String> writes = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> warned = new HashSet<>();

    @Test
    void writes_at_random_meet_every_rule_and_every_kind_of_write_is_accepted_and_refused() {
        for (long seed = 0; seed < SEQUENCES; seed++) {
            ReferenceModel model = new ReferenceModel();
            RandomWrites random = new RandomWrites(seed);
            for (int step = 0; step < STEPS; step++) {
                Write write = random.next();
                note(write, model.write(write));
            }
        }
        List<String> advisory = ExpectedDecision.IN_ORDER.subList(
                ExpectedDecision.IN_ORDER.indexOf("THREE_RELEASES_SIDE_BY_SIDE"), ExpectedDecision.IN_ORDER.size());
        assertThat(broken)
                .containsAll(ExpectedDecision.IN_ORDER.subList(0, ExpectedDecision.IN_ORDER.indexOf(advisory.get(0))));
        assertThat(warned)
                .containsAll(advisory)
                .contains(
                        "NOT_IN_USE by DeleteChatPool",
                        "NAME_COLLIDES_ON_MIGRATION by PutCategory",
                        "NAME_COLLIDES_ON_MIGRATION by PutRoom",
                        "NAME_COLLIDES_ON_MIGRATION by PutAddIn",
                        "NAME_COLLIDES_ON_MIGRATION by PlanMigration",
                        "NAME_COLLIDES_ON_MIGRATION by CompleteMigration",
                        "CONFIGURATION_NO_LONGER_WORKS by CompleteMigration",
                        "POLICY_MAY_BIND_LEGACY_CLIENT by CompleteMigration");
        assertThat(writes)
                .containsAll(kinds().flatMap(kind -> Stream.of(kind + " accepted", kind + " refused"))
                        .toList());
    }

    /** Every kind of write that there is. */
    public static Stream<String> kinds() {
        return Stream.of(Write.class, ContentWrite.class, MigrationStep.class)
                .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                .map(Class::getSimpleName);
    }

    private void note(Write write, Expected expected) {
        String kind = write.getClass().getSimpleName();
        writes.add(kind + (expected.violations().isEmpty() ? " accepted" : " refused"));
        expected.violations().forEach(violation -> broken.add(rule(violation)));
        expected.warnings().forEach(warning -> {
            warned.add(rule(warning));
            warned.add(rule(warning) + " by " + kind);
        });
    }

    private static String rule(String line) {
        return line.substring(0, line.indexOf(' '));
    }
}
