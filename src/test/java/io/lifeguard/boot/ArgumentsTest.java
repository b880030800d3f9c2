package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void the_program_serves_with_or_without_the_sample_or_does_one_thing_and_ends() {
        assertThat(Arguments.parse()).isEqualTo(new Arguments(Task.SERVE, false));
        assertThat(Arguments.parse("--sample")).isEqualTo(new Arguments(Task.SERVE, true));
        assertThat(Arguments.parse("--migrate-only")).isEqualTo(new Arguments(Task.MIGRATE, false));
        assertThat(Arguments.parse("--new-epoch")).isEqualTo(new Arguments(Task.BEGIN_EPOCH, false));
    }

    @Test
    void an_unknown_argument_and_one_too_many_are_answered_with_the_usage_in_one_line() {
        assertThatThrownBy(() -> Arguments.parse("--simple\n"))
                .isInstanceOf(CannotBegin.class)
                .hasMessage("Unknown argument --simple?; usage: java [-Dproperty=value ...] -jar quarkus-run.jar"
                        + " [--sample | --migrate-only | --new-epoch]");
        assertThatThrownBy(() -> Arguments.parse("--migrate-only", "--sample"))
                .isInstanceOf(CannotBegin.class)
                .hasMessageStartingWith("One argument at most; usage: ");
    }
}
