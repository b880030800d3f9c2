package io.lifeguard.exports.file;

import static io.lifeguard.exports.row.Samples.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.PolicyRow;
import io.lifeguard.exports.row.Samples;
import io.lifeguard.exports.row.UserRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, quotes, columns and encodings as they occur in real exports. */
class TrapsTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_first_line_with_the_type_is_passed_over_and_counted() throws Exception {
        List<UserRow> users = users("#TYPE Microsoft.Rtc \"Schema", "SipAddress", "sip:a@b.c");
        assertThat(users).hasSize(1).first().returns(3L, UserRow::line);
        assertThat(users("#type;;;", "SipAddress;Enabled", "sip:a@b.c;True")).hasSize(1);
    }

    @Test
    void columns_come_in_any_order_and_case_with_unknown_ones_between() throws Exception {
        UserRow row =
                users("Foo,ENABLED,Bar,sipaddress,", "x,True,y,sip:a@b.c,z").get(0);
        assertThat(row.sipAddress().get()).isEqualTo("sip:a@b.c");
        assertThat(row.enabled().get()).isTrue();
        assertThat(row.problems()).isEmpty();
    }

    @Test
    void a_column_that_is_not_there_keeps_and_an_empty_one_clears() throws Exception {
        UserRow row = users("SipAddress,DisplayName", "sip:a@b.c,\"\"").get(0);
        assertThat(row.displayName().orKeep(Optional.of("Ada"))).isEmpty();
        assertThat(row.externalId().orKeep(Optional.of("1"))).contains("1");
    }

    @Test
    void quoted_values_hold_delimiters_quotes_and_line_breaks() throws Exception {
        List<PolicyRow> rows = all(Samples.open(
                        directory,
                        ExportKind.POLICIES,
                        "Identity,Description,EnablePersistentChat",
                        "Global,\"a,b;c\t\"\"d\"\"\r\ne\nf\rg\",True",
                        "",
                        "Traders,,False")
                .policies());
        assertThat(rows.get(0).description().get()).isEqualTo("a,b;c\t\"d\"\ne\nf\ng");
        assertThat(rows.get(1).line()).isEqualTo(7);
        assertThat(rows).hasSize(2).noneMatch(ExportRow::hasProblems);
    }

    /** FastCSV 4.0.0 by itself drops the value and joins the two rows. */
    @Test
    void a_lone_carriage_return_in_the_last_value_does_not_join_rows() throws Exception {
        String text = "Identity,EnablePersistentChat,Description\nGlobal,True,\"a\rb\"\nTag:T,True,\"c\"\n";
        List<PolicyRow> rows = all(write(text.getBytes(StandardCharsets.UTF_8), ExportKind.POLICIES)
                .policies());
        assertThat(rows).extracting(r -> r.description().get()).containsExactly("a\nb", "c");
        assertThat(rows).extracting(PolicyRow::line).containsExactly(2L, 4L);
    }

    @Test
    void a_quote_within_an_unquoted_value_is_part_of_it() throws Exception {
        assertThat(users("SipAddress,DisplayName", "sip:a@b.c,Ada \"the first\"")
                        .get(0)
                        .displayName()
                        .get())
                .isEqualTo("Ada \"the first\"");
    }

    @Test
    void white_space_around_a_value_does_not_count() throws Exception {
        UserRow row = users(" SipAddress ; DisplayName;Enabled ", " sip:a@b.c ;\" Ada \"; true ")
                .get(0);
        assertThat(row.displayName().get()).isEqualTo("Ada");
        assertThat(row.enabled().get()).isTrue();
        assertThat(row.problems()).isEmpty();
    }

    @Test
    void a_single_column_is_enough_to_read() throws Exception {
        assertThat(users("SipAddress", "sip:a@b.c", "", "sip:b@b.c")).hasSize(2);
    }

    @Test
    void a_header_with_no_rows_has_no_rows() throws Exception {
        assertThat(users("SipAddress")).isEmpty();
    }

    @Test
    void the_last_row_needs_no_line_end() throws Exception {
        byte[] text = "SipAddress,Enabled\nsip:a@b.c,True\nsip:b@b.c,True".getBytes(StandardCharsets.UTF_8);
        ExportFile file = write(text, ExportKind.USERS);
        assertThat(all(file.users())).hasSize(2);
        assertThat(file.rowCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void letters_come_through_in_every_unicode(String mark) throws Exception {
        String text = mark + "SipAddress,DisplayName\r\nsip:a@b.c,\"Zoë 李 \uD83D\uDE00 é\"\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            ExportFile file = write(text.getBytes(charset), ExportKind.USERS);
            assertThat(file.charset()).isEqualTo(charset);
            assertThat(all(file.users()).get(0).displayName().get()).isEqualTo("Zoë 李 \uD83D\uDE00 é");
        }
    }

    @Test
    void letters_come_through_in_windows_1252() throws Exception {
        String text = "SipAddress;DisplayName\r\nsip:a@b.c;Zoë Müller – 5 €\r\n";
        ExportFile file = write(text.getBytes(WINDOWS_1252), ExportKind.USERS);
        assertThat(file.charset()).isEqualTo(WINDOWS_1252);
        assertThat(all(file.users()).get(0).displayName().get()).isEqualTo("Zoë Müller – 5 €");
    }

    @Test
    void one_letter_far_down_decides_for_windows_1252() throws Exception {
        String text = "SipAddress;DisplayName\r\n" + "sip:a@b.c;Ada\r\n".repeat(20_000) + "sip:z@b.c;René";
        ExportFile file = write(text.getBytes(WINDOWS_1252), ExportKind.USERS);
        List<UserRow> users = all(file.users());
        assertThat(users.get(20_000).displayName().get()).isEqualTo("René");
    }

    @Test
    void letters_across_the_pieces_that_are_read_at_once_come_through() throws Exception {
        for (int shift = 0; shift < 8; shift++) {
            String name = "x".repeat(shift) + "é李\uD83D\uDE00";
            StringBuilder text = new StringBuilder("SipAddress,DisplayName\n");
            for (int i = 0; i < 12_000; i++) {
                text.append("sip:a@b.c,\"").append(name).append("\"\r\n");
            }
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                ExportFile file = write(text.toString().getBytes(charset), ExportKind.USERS);
                List<UserRow> users = all(file.users());
                assertThat(users)
                        .hasSize(12_000)
                        .allMatch(u -> u.displayName().get().equals(name));
                assertThat(users.get(11_999).line()).isEqualTo(12_001);
            }
        }
    }

    @Test
    void a_long_value_refuses_its_row_and_only_where_the_column_matters() throws Exception {
        String longText = "x".repeat(70_000);
        List<UserRow> users = users(
                "SipAddress,DisplayName,Photo",
                "sip:a@b.c," + longText + ",",
                "sip:b@b.c,Bob," + longText,
                "sip:c@b.c,Cy,");
        assertThat(users).extracting(ExportRow::hasProblems).containsExactly(true, false, false);
        assertThat(users.get(0).problems().get(0)).hasToString("DisplayName: The value has more than 65536 characters");
        assertThat(users.get(0).key()).contains("sip:a@b.c");
    }

    @Test
    void a_key_that_is_too_long_is_one_problem() throws Exception {
        List<UserRow> users = users("SipAddress,Enabled", "x".repeat(70_000) + ",True");
        assertThat(users.get(0).problems()).hasToString("[SipAddress: The value has more than 65536 characters]");
        assertThat(users.get(0).key()).isEmpty();
    }

    @Test
    void a_row_of_another_width_is_a_problem_but_its_key_is_known() throws Exception {
        List<UserRow> users = users(
                "SipAddress,DisplayName,Enabled", "sip:A@b.c,Ada,L,True", "sip:b@b.c", "Bob,sip:b@b.c", "sip:d@b.c,,");
        assertThat(users)
                .extracting(UserRow::key)
                .map(k -> k.orElse("-"))
                .containsExactly("sip:a@b.c", "sip:b@b.c", "-", "sip:d@b.c");
        assertThat(users.get(0).problems()).hasToString("[The row has 4 values; the header has 3 columns]");
        assertThat(users.get(0).displayName().isAbsent()).isTrue();
        assertThat(users.get(3).problems()).isEmpty();
    }

    @Test
    void what_a_file_cannot_create_is_told() throws Exception {
        ExportFile file = Samples.open(directory, ExportKind.USERS, "SipAddress,PersistentChatPolicy");
        assertThat(file.canCreate()).isFalse();
        assertThat(file.missingToCreate()).containsExactly("Enabled", "RegistrarPool or HomeServer");
        assertThat(Samples.open(directory, ExportKind.CHAT_POOLS, "Identity,Version")
                        .missingToCreate())
                .containsExactly("Registrar");
        assertThat(Samples.open(directory, ExportKind.FRONT_END_POOLS, "Identity,SiteId,Version")
                        .canCreate())
                .isTrue();
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_an_input_failure() throws Exception {
        ExportFile file = Samples.open(directory, ExportKind.USERS, "SipAddress,Enabled", "sip:a@b.c,True");
        Files.writeString(directory.resolve("export.csv"), "SipAddress,Enabled\n\"sip:a@b.c\"x,True\n");
        try (ExportRows<UserRow> rows = file.users()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(java.io.UncheckedIOException.class)
                    .hasMessageContaining("changed after it was checked");
        }
    }

    private List<UserRow> users(String... lines) throws IOException, NotAnExportException {
        return all(Samples.open(directory, ExportKind.USERS, lines).users());
    }

    private ExportFile write(byte[] content, ExportKind kind) throws IOException, NotAnExportException {
        return ExportFile.open(Samples.file(directory, content), kind);
    }
}
