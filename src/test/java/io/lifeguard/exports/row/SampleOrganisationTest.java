package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Samples.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the sample organisation, as they are and in every way in which they might have been saved. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("SampleOrganisationTest")
class SampleOrganisationTest {
    @TempDir
    Path directory = Path.of("");

    /** One way of saving a file. */
    record Saved(ExportKind kind, Charset charset, String mark, String delimiter, String lineEnd) {
        byte[] bytes() {
            String text = Samples.text(kind).replace("\r\n", lineEnd).replace("\",\"", '"' + delimiter + '"');
            return (mark + text).getBytes(charset);
        }
    }

    static Stream<Saved> every_way_of_saving() {
        List<Saved> ways = new ArrayList<>();
        for (ExportKind kind : ExportKind.ofShell()) {
            for (String delimiter : List.of(",", ";", "\t")) {
                for (String lineEnd : List.of("\r\n", "\n", "\r")) {
                    ways.add(new Saved(kind, StandardCharsets.US_ASCII, "", delimiter, lineEnd));
                    ways.add(new Saved(kind, Charset.forName("windows-1252"), "", delimiter, lineEnd));
                    for (Charset unicode :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                        ways.add(new Saved(kind, unicode, "", delimiter, lineEnd));
                        ways.add(new Saved(kind, unicode, "\uFEFF", delimiter, lineEnd));
                    }
                }
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("every_way_of_saving")
    void it_reads_the_same_however_it_was_saved(Saved saved) throws Exception {
        List<? extends ExportRow> asItIs = all(open(saved.kind()).rows());
        assertThat(asItIs).isNotEmpty();
        ExportFile file = ExportFile.open(Samples.file(directory, saved.bytes()), saved.kind());
        if (saved.charset().equals(StandardCharsets.US_ASCII)) {
            assertThat(all(file.rows())).hasSameSizeAs(asItIs).noneMatch(ExportRow::hasProblems);
        } else {
            assertThat(all(file.rows())).isEqualTo(asItIs);
        }
        assertThat(file.delimiter()).isEqualTo(saved.delimiter().charAt(0));
    }

    static List<ExportKind> kinds() {
        return ExportKind.ofShell();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void no_row_of_it_has_a_problem_and_all_are_counted(ExportKind kind) throws Exception {
        ExportFile file = open(kind);
        List<? extends ExportRow> rows = all(file.rows());
        assertThat(rows).hasSize((int) file.rowCount()).noneMatch(ExportRow::hasProblems);
        assertThat(rows).extracting(ExportRow::key).doesNotHaveDuplicates().noneMatch(k -> k.isEmpty());
        assertThat(file.canCreate()).isTrue();
    }

    @Test
    void its_pools_are_read() throws Exception {
        assertThat(all(open(ExportKind.FRONT_END_POOLS).frontEndPools()).get(4))
                .isEqualTo(new FrontEndPoolRow(
                        6,
                        Cell.of("pool05.contoso.com"),
                        Cell.of(Release.OCS_2007_R2),
                        Cell.of("BackCompatSite"),
                        List.of()));
        assertThat(all(open(ExportKind.CHAT_POOLS).chatPools()))
                .contains(new ChatPoolRow(
                        6,
                        Cell.of("gchatr2.contoso.com"),
                        Cell.of("Group Chat \"R2\""),
                        Cell.of(Release.OCS_2007_R2),
                        Cell.of(HomeReference.ofFqdn("pool05.contoso.com")),
                        Cell.absent(),
                        false,
                        List.of()));
    }

    @Test
    void its_policies_are_read() throws Exception {
        assertThat(all(open(ExportKind.POLICIES).policies()))
                .extracting(
                        p -> p.identity().get(), p -> p.enablePersistentChat().get())
                .contains(
                        org.assertj.core.groups.Tuple.tuple(PolicyIdentity.GLOBAL, false),
                        org.assertj.core.groups.Tuple.tuple(PolicyIdentity.ofSite("Zurich"), true),
                        org.assertj.core.groups.Tuple.tuple(PolicyIdentity.ofUsers("NoChat"), false));
    }

    @Test
    void its_users_are_read() throws Exception {
        List<UserRow> users = all(open(ExportKind.USERS).users());
        assertThat(users.get(0))
                .isEqualTo(new UserRow(
                        3,
                        Cell.of("sip:kim.evans0@contoso.com"),
                        Cell.of("128b2f33-d23f-4892-8181-95315d9dc9f8"),
                        Cell.of("Evans, Kim"),
                        Cell.of(false),
                        Cell.of(Hosting.ON_PREMISES),
                        Cell.of(HomeReference.ofFqdn("pool03.contoso.com")),
                        Cell.of(PolicyIdentity.ofUsers("NoChat")),
                        true,
                        List.of()));
        assertThat(users.get(2).home().isCleared()).isTrue();
        assertThat(users.get(3).home()).isEqualTo(Cell.of(HomeReference.ofPoolName("pool05")));
        assertThat(users).extracting(u -> u.hosting().get()).contains(Hosting.ONLINE);
    }

    private ExportFile open(ExportKind kind) throws IOException, NotAnExportException {
        return ExportFile.open(Samples.file(directory, Samples.bytes(kind)), kind);
    }
}
