package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void the_program_serves_with_or_without_the_sample_or_does_one_thing_and_ends() {
        assertThat(CommandLine.parse()).isEqualTo(new CommandLine(StartupTask.SERVE, false));
        assertThat(CommandLine.parse("--sample")).isEqualTo(new CommandLine(StartupTask.SERVE, true));
        assertThat(CommandLine.parse("--migrate-only")).isEqualTo(new CommandLine(StartupTask.MIGRATE, false));
        assertThat(CommandLine.parse("--new-epoch")).isEqualTo(new CommandLine(StartupTask.BEGIN_EPOCH, false));
    }

    @Test
    void an_unknown_argument_and_one_too_many_are_answered_with_the_usage_in_one_line() {
        assertThatThrownBy(() -> CommandLine.parse("--simple\n"))
                .isInstanceOf(StartupException.class)
                .hasMessage("Unknown argument --simple?; usage: java [-Dproperty=value ...] -jar quarkus-run.jar"
                        + " [--sample | --migrate-only | --new-epoch]");
        assertThatThrownBy(() -> CommandLine.parse("--migrate-only", "--sample"))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("At most one argument is allowed; usage: ");
    }
}
