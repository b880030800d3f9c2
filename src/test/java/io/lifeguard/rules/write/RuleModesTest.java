package io.lifeguard.rules.write;

import static io.lifeguard.rules.Rule.CONFIGURATION_NO_LONGER_WORKS;
import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.THREE_RELEASES_SIDE_BY_SIDE;
import static io.lifeguard.rules.Rule.USER_ENABLED_BY_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleModesTest {
    private static final Warning BREACH = new Warning(THREE_RELEASES_SIDE_BY_SIDE, "All three.", 1);
    private static final WriteDecision WARNED = new WriteDecision(List.of(), List.of(BREACH), List.of());

    @Test
    void a_rule_that_denies_turns_a_warning_into_a_refusal_that_changes_nothing() {
        WriteDecision refused =
                mode(THREE_RELEASES_SIDE_BY_SIDE, Enforcement.DENY).applyTo(WARNED, "chatPool");
        assertThat(refused.violations())
                .containsExactly(new Violation(THREE_RELEASES_SIDE_BY_SIDE, "chatPool", "All three."));
        assertThat(refused.warnings()).isEmpty();
        assertThat(refused.changes()).isEmpty();
    }

    @Test
    void a_rule_that_is_off_says_nothing() {
        WriteDecision silent =
                mode(THREE_RELEASES_SIDE_BY_SIDE, Enforcement.OFF).applyTo(WARNED, "chatPool");
        assertThat(silent.isAccepted()).isTrue();
        assertThat(silent.warnings()).isEmpty();
    }

    @Test
    void by_default_an_advisory_rule_warns() {
        assertThat(RuleModes.DEFAULT.applyTo(WARNED, "chatPool")).isEqualTo(WARNED);
    }

    @Test
    void what_only_tells_something_is_no_breach_and_is_not_refused() {
        WriteDecision told = new WriteDecision(
                List.of(), List.of(Warning.information(CONFIGURATION_NO_LONGER_WORKS, "Two go.", 2)), List.of());
        assertThat(mode(CONFIGURATION_NO_LONGER_WORKS, Enforcement.DENY).applyTo(told, "user"))
                .isEqualTo(told);
    }

    @Test
    void a_warning_that_names_a_hard_rule_stays_a_warning() {
        WriteDecision told = new WriteDecision(
                List.of(), List.of(new Warning(USER_ENABLED_BY_POLICY, "Policies change.", 2)), List.of());
        assertThat(RuleModes.DEFAULT.applyTo(told, "")).isEqualTo(told);
    }

    @Test
    void what_is_refused_anyway_is_refused_for_that_alone() {
        WriteDecision refused = WriteDecision.refused(NOT_IN_USE, "fqdn", "Homes 2 users.");
        assertThat(mode(THREE_RELEASES_SIDE_BY_SIDE, Enforcement.DENY).applyTo(refused, ""))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void advisory_rules_can_be_set_and_no_other(Rule rule) {
        Stream.of(Enforcement.values()).forEach(enforcement -> {
            if (rule.kind() == RuleKind.ADVISORY) {
                assertThat(mode(rule, enforcement).of(rule)).isEqualTo(enforcement);
            } else {
                assertThatThrownBy(() -> mode(rule, enforcement)).hasMessageContaining(rule.name());
            }
        });
    }

    private static RuleModes mode(Rule rule, Enforcement enforcement) {
        return new RuleModes(Map.of(rule, enforcement));
    }
}
