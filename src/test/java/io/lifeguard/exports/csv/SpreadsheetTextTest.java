package io.lifeguard.exports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would run, and what it would not. */
@Execution(ExecutionMode.CONCURRENT)
class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\"=1",
                "'=1",
                " =1",
                "\u00a0=1",
                "\u3000=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A",
                "\uFE66 1",
                "\uFE621",
                "\uFE631",
                "\uFE6BA",
                "\u22121",
                "\u200B=1",
                "\uFEFF=1",
                "\" \"=1",
                "\u202E=1"
            })
    void it_is_defused_by_an_apostrophe(String text) {
        assertThat(SpreadsheetText.defused(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada",
                "sip:ada@contoso.com",
                "a=1",
                "1-1",
                "\"Ada\" = 1",
                "\u0645=1",
                "Tag:=1",
                "(=1)",
                " Ada"
            })
    void it_is_left_as_it_is(String text) {
        assertThat(SpreadsheetText.defused(text)).isEqualTo(text);
    }
}
