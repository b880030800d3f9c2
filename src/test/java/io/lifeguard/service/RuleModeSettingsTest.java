package io.lifeguard.service;

import static io.lifeguard.rules.Rule.NO_ROOM_FILES;
import static io.lifeguard.rules.Rule.PROVISIONED_USERS;
import static io.lifeguard.rules.Rule.THREE_RELEASES_SIDE_BY_SIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.write.RuleModes;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleModeSettingsTest {
    @Test
    void rules_are_set_by_properties() {
        RuleModes modes = read(Map.of(
                "lifeguard.rules.THREE_RELEASES_SIDE_BY_SIDE", "DENY", "lifeguard.rules.NO_ROOM_FILES", " off "));
        assertThat(modes.of(THREE_RELEASES_SIDE_BY_SIDE)).isEqualTo(Enforcement.DENY);
        assertThat(modes.of(NO_ROOM_FILES)).isEqualTo(Enforcement.OFF);
        assertThat(modes.of(PROVISIONED_USERS)).isEqualTo(Enforcement.WARN);
    }

    @Test
    void rules_are_set_by_variables_of_the_environment() {
        RuleModes modes = RuleModeSettings.read(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("LIFEGUARD_RULES_THREE_RELEASES_SIDE_BY_SIDE", "DENY"), 300))
                .build());
        assertThat(modes.of(THREE_RELEASES_SIDE_BY_SIDE)).isEqualTo(Enforcement.DENY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lifeguard.rules.NOT_IN_USE | WARN | NOT_IN_USE is always enforced",
                "lifeguard.rules.MANUAL_CONFIGURATION | OFF | MANUAL_CONFIGURATION is always enforced",
                "lifeguard.rules.NO_SUCH_RULE | OFF | names no rule",
                "lifeguard.rules.NO_ROOM_FILES | MAYBE | it must be DENY, WARN or OFF",
                "LIFEGUARD_RULES_USER_ENABLED_BY_POLICY | OFF | USER_ENABLED_BY_POLICY is always enforced"
            })
    void what_cannot_be_set_is_told_in_one_line_that_names_the_key(String key, String value, String told) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidModeException.class)
                .hasMessageStartingWith(key + " ")
                .hasMessageContaining(told)
                .message()
                .doesNotContain("\n");
    }

    private static RuleModes read(Map<String, String> properties) {
        return RuleModeSettings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }
}
