package io.lifeguard.exports.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.Samples;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused as a whole, and what the administrator is told. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class WrongFileTest {
    private static final String HEADER = "\"Guid\",\"SipAddress\",\"Enabled\"\r\n";

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\r\n\r\n", "#TYPE Foo", "#TYPE Foo\r\n", "\uFEFF#TYPE Foo\r\n\r\n"})
    void an_empty_file_is_refused(String text) {
        assertThat(refused(text)).hasMessageContaining("empty").hasMessageContaining("header");
        assertThat(refused(text).reason()).isEqualTo(RefusalReason.EMPTY);
    }

    @Test
    void a_file_without_its_key_column_is_refused_with_what_is_missing_and_what_was_found() {
        NotAnExportException refused = refused("Name;DisplayName\r\nAda;Ada\r\n");
        assertThat(refused.reason()).isEqualTo(RefusalReason.MISSING_COLUMNS);
        assertThat(refused.missingColumns()).containsExactly("SipAddress");
        assertThat(refused.foundColumns()).containsExactly("Name", "DisplayName");
        assertThat(refused)
                .hasMessage(
                        "The file has no column SipAddress, which an export of users needs. Columns found: \"Name\","
                                + " \"DisplayName\".");
    }

    @Test
    void where_either_of_two_columns_would_do_both_are_named() {
        NotAnExportException refused = refused("Site,Version\r\n".getBytes(UTF_8), ExportKind.FRONT_END_POOLS);
        assertThat(refused.missingColumns()).containsExactly("PoolFqdn or Identity");
    }

    @Test
    void a_message_names_no_more_than_thirty_columns() {
        String names = IntStream.range(0, 500).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThat(refused(names + "\r\n")).hasMessageEndingWith("\"c29\" and 470 more.");
    }

    @Test
    void a_column_twice_is_refused() {
        NotAnExportException refused = refused("SipAddress,Enabled,sipaddress\r\n");
        assertThat(refused.reason()).isEqualTo(RefusalReason.DUPLICATE_COLUMN);
        assertThat(refused).hasMessageContaining("\"sipaddress\" twice");
    }

    @Test
    void a_picture_is_refused() {
        byte[] png = "\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\rIHDR".getBytes(ISO_8859_1);
        assertThat(refused(png, ExportKind.USERS).reason()).isEqualTo(RefusalReason.BINARY);
    }

    @Test
    void random_bytes_are_refused() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            assertThat(refused(bytes, ExportKind.USERS).getMessage()).isNotEmpty();
        }
    }

    @Test
    void a_sample_with_random_damage_is_refused_or_read_to_its_end() throws Exception {
        byte[] sample = Samples.bytes(ExportKind.ROOMS);
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = sample.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refusedOrReadToItsEnd(damaged, ExportKind.ROOMS);
        }
    }

    @Test
    void a_nul_anywhere_is_refused_with_its_line() {
        NotAnExportException refused = refused(HEADER + "a,sip:a@b.c,True\r\nb,sip:b\u0000@b.c,True\r\n");
        assertThat(refused.reason()).isEqualTo(RefusalReason.BINARY);
        assertThat(refused.line()).hasValue(3);
        byte[] far = (HEADER + "a,sip:a@b.c,True\r\n".repeat(50_000) + "\u0000").getBytes(UTF_8);
        assertThat(refused(far, ExportKind.USERS).line()).hasValue(50_002);
        byte[] wide = (HEADER + "a,sip:a@b.c,\u0000\r\n").getBytes(UTF_16LE);
        assertThat(refused(wide, ExportKind.USERS).reason()).isEqualTo(RefusalReason.BINARY);
    }

    @Test
    void a_file_that_ends_within_a_quoted_value_is_cut_off() {
        NotAnExportException refused = refused(HEADER + "a,sip:a@b.c,True\r\nb,\"sip:b@b.c\r\nc,sip:c@b.c,True\r\n");
        assertThat(refused.reason()).isEqualTo(RefusalReason.TRUNCATED);
        assertThat(refused).hasMessage("The file is truncated: the row at line 3 ends within a quoted value.");
    }

    @Test
    void a_file_whose_last_row_lacks_values_and_its_line_end_is_cut_off() {
        assertThat(refused(HEADER + "a,sip:a@b.c"))
                .hasMessage("The file is truncated: the row at line 2 ends after 2 of 3 values.");
        assertThat(refused(HEADER + "a,sip:a@b.c,")).hasMessageContaining("ends after 2 of 3 values");
        assertThat(refused("SipAddress,Enabled")).hasMessageContaining("ends within its header");
    }

    @Test
    void a_file_that_ends_within_a_letter_is_cut_off() {
        byte[] utf8 = (HEADER + "é,sip:a@b.c,é").getBytes(UTF_8);
        assertThat(refused(Arrays.copyOf(utf8, utf8.length - 1), ExportKind.USERS))
                .hasMessageContaining("ends within a character");
        byte[] utf16 = (HEADER + "a,sip:a@b.c,True").getBytes(UTF_16LE);
        assertThat(refused(Arrays.copyOf(utf16, utf16.length - 1), ExportKind.USERS))
                .hasMessageContaining("ends within a character");
    }

    @ParameterizedTest
    @EnumSource
    void wherever_a_file_is_cut_off_it_is_refused_or_every_row_but_the_last_is_as_it_was(ExportKind kind)
            throws Exception {
        byte[] sample = Samples.bytes(kind);
        int end = Math.min(sample.length, 1000);
        for (Charset charset : new Charset[] {UTF_8, UTF_16LE}) {
            byte[] saved = new String(sample, 0, end, UTF_8).getBytes(charset);
            for (int length = 0; length <= saved.length; length++) {
                refusedOrReadToItsEnd(Arrays.copyOf(saved, length), kind);
            }
        }
    }

    @Test
    void a_cut_within_a_quoted_row_is_always_found() {
        String header = "\"SipAddress\",\"Enabled\"\r\n";
        String row = "\"sip:ada@contoso.com\",\"True\"";
        for (int length = 1; length < row.length(); length++) {
            assertThat(refused(header + row.substring(0, length)).reason()).isEqualTo(RefusalReason.TRUNCATED);
        }
    }

    @Test
    void text_after_a_closing_quote_is_refused_with_its_line() {
        NotAnExportException refused = refused(HEADER + "a,\"sip:a@b.c\"d,True\r\n");
        assertThat(refused.reason()).isEqualTo(RefusalReason.MALFORMED);
        assertThat(refused).hasMessageContaining("line 2");
    }

    @Test
    void a_value_of_ten_megabytes_is_refused_with_its_line() {
        NotAnExportException refused =
                refused(HEADER + "a,sip:a@b.c,True\r\n\"" + "x".repeat(10_000_000) + "\",sip:b@b.c,True");
        assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_LARGE);
        assertThat(refused.line()).hasValue(3);
    }

    @Test
    void a_first_line_without_end_is_refused() {
        assertThat(refused("SipAddress,".repeat(100_000)).reason()).isEqualTo(RefusalReason.TOO_LARGE);
    }

    @Test
    void bytes_that_are_in_no_encoding_are_refused() {
        byte[] undefined = (HEADER + "\u0081\u00FF,sip:a@b.c,True\r\n").getBytes(ISO_8859_1);
        assertThat(refused(undefined, ExportKind.USERS)).hasMessageContaining("nor Windows-1252");
        byte[] marked = ("\u00EF\u00BB\u00BF" + HEADER + "\u00FC,sip:a@b.c,True\r\n").getBytes(ISO_8859_1);
        assertThat(refused(marked, ExportKind.USERS)).hasMessageContaining("UTF-8 byte-order mark");
    }

    @Test
    void a_file_that_is_not_there_is_no_matter_of_its_form() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> ExportFile.open(directory.resolve("none.csv"), ExportKind.USERS));
    }

    @Test
    void rows_of_another_kind_are_not_to_be_had() throws Exception {
        ExportFile users = Samples.open(directory, ExportKind.USERS, "SipAddress");
        assertThatThrownBy(users::rooms).isInstanceOf(IllegalStateException.class);
    }

    private void refusedOrReadToItsEnd(byte[] content, ExportKind kind) throws IOException {
        try {
            ExportFile file = ExportFile.open(Samples.file(directory, content), kind);
            ExportRows<?> rows = file.rows();
            assertThat(Samples.all(rows).size() + rows.passedOver().count()).isEqualTo(file.rowCount());
        } catch (NotAnExportException refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    private NotAnExportException refused(String text) {
        return refused(text.getBytes(UTF_8), ExportKind.USERS);
    }

    private NotAnExportException refused(byte[] content, ExportKind kind) {
        return catchThrowableOfType(
                NotAnExportException.class, () -> ExportFile.open(Samples.file(directory, content), kind));
    }
}
