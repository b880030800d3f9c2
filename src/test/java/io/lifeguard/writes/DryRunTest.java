package io.lifeguard.writes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every mutation, accepted and refused: a dry run leaves every table as it is and answers what the real one answers. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DryRunTest {
    private static final int STEPS = 300;
    private static final int KINDS_OF_WRITES = 13;

    private final Door door = Door.ofTest();

    @Inject
    DataSource dataSource;

    @Test
    void a_dry_run_changes_nothing_and_answers_what_the_real_one_then_answers() throws SQLException {
        Org.clear(dataSource);
        long seed = ThreadLocalRandom.current().nextLong();
        RandomWrites writes = new RandomWrites(seed);
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < STEPS || seen.size() < 2 * KINDS_OF_WRITES; step++) {
            Write write = writes.next();
            String story = "seed %d, step %d: %s".formatted(seed, step, write);
            List<String> before = tables();
            Answer dry = door.dryRun(write);
            assertThat(tables()).as(story).isEqualTo(before);
            Answer real = door.write(write);
            assertThat(dry.applied()).as(story).isFalse();
            assertThat(dry.violations()).as(story).isEqualTo(real.violations());
            assertThat(dry.warnings()).as(story).isEqualTo(real.warnings());
            assertThat(dry.because()).as(story).isEqualTo(real.because());
            assertThat(dry.left()).as(story).isEqualTo(real.left());
            assertThat(dry.number()).as(story).isLessThanOrEqualTo(real.number());
            seen.add(write.getClass().getSimpleName() + (real.applied() ? " accepted" : " refused"));
        }
    }

    /** The contents of every table, row by row. */
    private List<String> tables() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : names(statement)) {
                ResultSet found = statement.executeQuery("select t::text from " + table + " t order by 1");
                while (found.next()) {
                    rows.add(table + found.getString(1));
                }
            }
        }
        return rows;
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        ResultSet found = statement.executeQuery("select table_name from information_schema.tables"
                + " where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1");
        while (found.next()) {
            names.add(found.getString(1));
        }
        return names;
    }
}
