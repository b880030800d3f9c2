package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void the_sample_is_asked_for_or_not() {
        assertThat(Arguments.parse()).isEqualTo(new Arguments(false));
        assertThat(Arguments.parse("--sample")).isEqualTo(new Arguments(true));
    }

    @Test
    void an_unknown_argument_is_answered_with_the_usage_in_one_line() {
        assertThatThrownBy(() -> Arguments.parse("--sample", "--simple\n"))
                .isInstanceOf(CannotBegin.class)
                .hasMessage(
                        "Unknown argument --simple?; usage: java [-Dproperty=value ...] -jar quarkus-run.jar [--sample]");
    }
}
