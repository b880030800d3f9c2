package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.lifeguard.boot.FailedStart.Ended;
import io.lifeguard.testing.PackagedCommand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service is started with a setting that cannot be: it does not start, and the last line names it. */
@Execution(ExecutionMode.CONCURRENT)
class WrongSettingIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "LIFEGUARD_REQUESTS_MAX_CONCURRENT, 0, lifeguard.requests.max-concurrent",
        "LIFEGUARD_REQUESTS_MAX_BODY_MEMORY, much, lifeguard.requests.max-body-memory",
        "LIFEGUARD_REQUESTS_MIN_RATE_PERIOD, never, lifeguard.requests.min-rate-period",
        "LIFEGUARD_REQUESTS_IDLE_TIMEOUT, 0s, lifeguard.requests.idle-timeout",
        "LIFEGUARD_DATABASE_READ_STATEMENT_TIMEOUT, -1s, lifeguard.database.read-statement-timeout",
        "LIFEGUARD_DATABASE_QUEUE_SIZE, none, lifeguard.database.queue-size",
        "LIFEGUARD_HEALTH_DATABASE_TIMEOUT, 0s, lifeguard.health.database-timeout",
        "LIFEGUARD_DECISION_LOG_SAMPLE_RATIO, 7, lifeguard.decision-log.sample-ratio",
        "LIFEGUARD_WRITES_MAX_CONCURRENT, 0, 'lifeguard.writes.max-concurrent is \"0\" and must be greater than or"
                + " equal to 1'",
        "LIFEGUARD_SUBSCRIPTIONS_POLL_INTERVAL, 0s, 'lifeguard.subscriptions.poll-interval is \"0s\" and must be'",
        "LIFEGUARD_IMPORTS_MAX_CONCURRENT, -2, 'lifeguard.imports.max-concurrent is \"-2\" and must be'",
        "LIFEGUARD_ALLOWED_HOSTS, 'https://a.b', lifeguard.allowed-hosts",
        "LIFEGUARD_TRACES_ENDPOINT, collector:4317, lifeguard.traces.endpoint"
    })
    void it_is_told_by_its_name(String variable, String value, String name) throws Exception {
        told(variable, value, name);
    }

    @Test
    void so_is_one_of_the_database_that_is_brought_along() throws Exception {
        assumeFalse(PackagedCommand.isNative(), "the native executable brings none, and reads none of its settings");
        told("LIFEGUARD_DATA_PORT", "99999", "lifeguard.data-port");
    }

    private void told(String variable, String value, String name) throws Exception {
        Ended ended = FailedStart.in(directory, Map.of(variable, value));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).isNotEmpty();
        assertThat(ended.said().get(ended.said().size() - 1)).contains(name).doesNotContain("Exception");
    }
}
