package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.boot.FailedStart.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service is started with a rule set to what it cannot be set to. */
@Execution(ExecutionMode.CONCURRENT)
class WrongRuleModeIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIFEGUARD_RULES_NOT_IN_USE | WARN | NOT_IN_USE is always enforced",
                "LIFEGUARD_RULES_HOME_POOL_MATCHES_RELEASE | OFF | HOME_POOL_MATCHES_RELEASE is always enforced",
                "LIFEGUARD_RULES_USER_ENABLED_BY_POLICY | DENY | USER_ENABLED_BY_POLICY is always enforced",
                "LIFEGUARD_RULES_NO_SUCH_RULE | OFF | names no rule",
                "LIFEGUARD_RULES_NO_ROOM_FILES | SOMETIMES | it must be DENY, WARN or OFF"
            })
    void a_variable_that_cannot_be_is_told_by_its_name_and_nothing_is_started(String key, String value, String told)
            throws Exception {
        assertThatItIsRefused(start(Map.of(key, value)), key, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lifeguard.rules.MANUAL_CONFIGURATION | OFF | MANUAL_CONFIGURATION is always enforced",
                "lifeguard.rules.NAME_COLIDES | DENY | names no rule",
                "lifeguard.rules.PROVISIONED_USERS | no | it must be DENY, WARN or OFF"
            })
    void a_property_that_cannot_be_is_told_by_its_name_and_nothing_is_started(String key, String value, String told)
            throws Exception {
        assertThatItIsRefused(start(Map.of(), "-D" + key + "=" + value), key, told);
    }

    @Test
    void a_file_of_settings_is_read_as_well() throws Exception {
        Path config = Files.createDirectory(directory.resolve("config"));
        Files.writeString(config.resolve("application.properties"), "lifeguard.rules.RELEASE_IS_FIXED=WARN\n");
        assertThatItIsRefused(
                start(Map.of()), "lifeguard.rules.RELEASE_IS_FIXED", "RELEASE_IS_FIXED is always enforced");
    }

    private void assertThatItIsRefused(Ended ended, String key, String told) throws IOException {
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).as("one line").hasSize(1);
        assertThat(ended.said().get(0)).startsWith(key + " ").contains(told);
        try (Stream<Path> made = Files.list(directory)) {
            assertThat(made).noneMatch(path -> path.endsWith("data"));
        }
    }

    private Ended start(Map<String, String> environment, String... options) throws Exception {
        return FailedStart.in(directory, environment, options);
    }
}
