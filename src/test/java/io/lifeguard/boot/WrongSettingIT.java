package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.lifeguard.boot.StartOfJar.Ended;
import io.lifeguard.testing.Packaged;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service is started with a setting that cannot be: it does not start, and the last line names it. */
class WrongSettingIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "LIFEGUARD_REQUESTS_IN_FLIGHT, 0, lifeguard.requests.in-flight",
        "LIFEGUARD_REQUESTS_BODIES, much, lifeguard.requests.bodies",
        "LIFEGUARD_REQUESTS_PATIENCE, never, lifeguard.requests.patience",
        "LIFEGUARD_REQUESTS_IDLE, 0s, lifeguard.requests.idle",
        "LIFEGUARD_DATABASE_READS_WITHIN, -1s, lifeguard.database.reads-within",
        "LIFEGUARD_DATABASE_WAITING, none, lifeguard.database.waiting",
        "LIFEGUARD_HEALTH_PATIENCE, 0s, lifeguard.health.patience",
        "LIFEGUARD_DECISION_LOG_SHARE, 7, lifeguard.decision-log.share",
        "LIFEGUARD_WRITES_AT_ONCE, 0, 'lifeguard.writes.at-once is \"0\" and must be greater than or equal to 1'",
        "LIFEGUARD_FEED_LOOK_EVERY, 0s, 'lifeguard.feed.look-every is \"0s\" and must be'",
        "LIFEGUARD_IMPORTS_AT_ONCE, -2, 'lifeguard.imports.at-once is \"-2\" and must be'",
        "LIFEGUARD_ALLOWED_HOSTS, 'https://a.b', lifeguard.allowed-hosts",
        "LIFEGUARD_TRACES_ENDPOINT, collector:4317, lifeguard.traces.endpoint"
    })
    void it_is_told_by_its_name(String variable, String value, String name) throws Exception {
        told(variable, value, name);
    }

    @Test
    void so_is_one_of_the_database_that_is_brought_along() throws Exception {
        assumeFalse(Packaged.isNative(), "the native executable brings none, and reads none of its settings");
        told("LIFEGUARD_DATA_PORT", "99999", "lifeguard.data-port");
    }

    private void told(String variable, String value, String name) throws Exception {
        Ended ended = StartOfJar.in(directory, Map.of(variable, value));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).isNotEmpty();
        assertThat(ended.said().get(ended.said().size() - 1)).contains(name).doesNotContain("Exception");
    }
}
