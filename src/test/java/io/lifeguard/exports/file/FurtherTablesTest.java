package io.lifeguard.exports.file;

import static io.lifeguard.exports.row.Samples.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.Samples;
import io.lifeguard.exports.row.UserRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were joined in one file. */
class FurtherTablesTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void rows_below_a_head_in_another_order_are_read_in_that_order() throws Exception {
        List<UserRow> users = users(
                "SipAddress,DisplayName,Enabled",
                "sip:a@b.c,Ada,True",
                "Enabled,SipAddress,DisplayName",
                "False,sip:b@b.c,Ben");
        assertThat(users).extracting(u -> u.displayName().get()).containsExactly("Ada", "Ben");
        assertThat(users).noneMatch(ExportRow::hasProblems);
    }

    @Test
    void rows_below_a_head_with_other_columns_are_refused_and_known() throws Exception {
        List<UserRow> users = users(
                "SipAddress,DisplayName,Enabled",
                "sip:a@b.c,Ada,True",
                "#TYPE X",
                "SipAddress,Enabled,HomeServer",
                "sip:b@b.c,True,Ben",
                "SipAddress,DisplayName,Enabled",
                "sip:c@b.c,Cleo,True");
        assertThat(users).extracting(ExportRow::hasProblems).containsExactly(false, true, false);
        assertThat(users.get(1).problems())
                .hasToString("[The row belongs to another table, whose header in line 4 has other columns;"
                        + " import it as a file of its own]");
        assertThat(users.get(1).key()).contains("sip:b@b.c");
        assertThat(users.get(1).displayName().isAbsent()).isTrue();
    }

    @Test
    void a_row_that_only_resembles_a_head_is_a_row() throws Exception {
        List<UserRow> users = users(
                "DisplayName,SipAddress,Enabled",
                "Enabled,sip:a@b.c,True",
                "sep=x,sip:b@b.c,True",
                "#TYPES,sip:c@b.c,True");
        assertThat(users).extracting(u -> u.displayName().get()).containsExactly("Enabled", "sep=x", "#TYPES");
    }

    @Test
    void a_further_head_may_have_further_columns_that_mean_nothing() throws Exception {
        List<UserRow> users = users(
                "SipAddress,DisplayName", "sip:a@b.c,Ada", "Photo,DisplayName,SipAddress", "x,Ben,sip:b@b.c", "\"\",,");
        assertThat(users).hasSize(2).noneMatch(ExportRow::hasProblems);
        assertThat(users.get(1).displayName().get()).isEqualTo("Ben");
    }

    @Test
    void a_second_byte_order_mark_and_delimiters_behind_the_last_column_do_not_matter() throws Exception {
        List<UserRow> users = users(
                "\uFEFF\uFEFF\"SipAddress\",\"DisplayName\",", "sip:a@b.c,Ada", "sip:b@b.c,Ben,", "sip:c@b.c,Cy,,,");
        assertThat(users).hasSize(3).noneMatch(ExportRow::hasProblems);
        assertThat(users("SipAddress,DisplayName", "sip:a@b.c,Ada,x")).allMatch(ExportRow::hasProblems);
    }

    private List<UserRow> users(String... lines) throws Exception {
        return all(Samples.open(directory, ExportKind.USERS, lines).users());
    }
}
