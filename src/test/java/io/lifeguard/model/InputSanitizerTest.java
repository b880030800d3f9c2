package io.lifeguard.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class InputSanitizerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "pool01.contoso.com", "Zoë", "部屋", "🦈", "it's \\ so"})
    void what_prints_is_repeated_as_it_is(String value) {
        assertThat(InputSanitizer.quote(value)).isEqualTo('"' + value + '"');
    }

    @Test
    void what_does_not_print_is_replaced() {
        assertThat(InputSanitizer.quote("a\u0000b")).isEqualTo("\"a\ufffdb\"");
        assertThat(InputSanitizer.quote("a\r\nb\tc")).isEqualTo("\"a\ufffd\ufffdb\ufffdc\"");
        assertThat(InputSanitizer.quote("a\u0085\u2028\u2029")).isEqualTo("\"a\ufffd\ufffd\ufffd\"");
        assertThat(InputSanitizer.quote("\u001b[31m"))
                .as("what colours a terminal")
                .isEqualTo("\"\ufffd[31m\"");
    }

    @Test
    void what_would_turn_the_line_around_is_replaced() {
        assertThat(InputSanitizer.quote("\u202egnp.exe")).isEqualTo("\"\ufffdgnp.exe\"");
        assertThat(InputSanitizer.quote("a\u200bb\ufeff")).isEqualTo("\"a\ufffdb\ufffd\"");
    }

    @Test
    void half_a_surrogate_pair_is_replaced() {
        assertThat(InputSanitizer.quote("a\ud83d")).isEqualTo("\"a\ufffd\"");
        assertThat(InputSanitizer.quote("\udd88a")).isEqualTo("\"\ufffda\"");
    }

    @Test
    void eighty_characters_are_repeated_whole_and_more_are_cut() {
        assertThat(InputSanitizer.quote("a".repeat(80))).isEqualTo('"' + "a".repeat(80) + '"');
        assertThat(InputSanitizer.quote("a".repeat(81))).isEqualTo('"' + "a".repeat(80) + "…\"");
    }

    @Test
    void a_cut_leaves_no_half_of_a_pair() {
        String echo = InputSanitizer.quote("a".repeat(79) + "🦈🦈");
        assertThat(echo.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
        assertThat(echo).endsWith("…\"");
    }

    @Test
    void a_text_is_cleaned_without_quotes_and_cut_where_it_is_told() {
        assertThat(InputSanitizer.truncate("a\u202eb", 3)).isEqualTo("a\ufffdb");
        assertThat(InputSanitizer.truncate("abcd", 3)).isEqualTo("abc…");
    }

    @Test
    @Timeout(value = 2, unit = SECONDS)
    void ten_megabytes_are_repeated_in_a_line() {
        assertThat(InputSanitizer.quote("🦈".repeat(5 << 20))).hasSizeLessThan(100);
    }
}
