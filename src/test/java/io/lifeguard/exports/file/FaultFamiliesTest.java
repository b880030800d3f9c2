package io.lifeguard.exports.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generated family of files for each fault of real exports: each has the rows of the plain file. */
class FaultFamiliesTest {
    private static final int SEEDS = 150;

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource
    void a_file_with_a_fault_has_the_rows_of_the_plain_file(ExportFault fault) throws Exception {
        for (ExportKind kind :
                Stream.of(ExportKind.values()).filter(fault::isIn).toList()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(31L * seed + kind.name().hashCode());
                PlainExport plain = PlainExport.of(kind, random);
                SavedExport.Bytes saved = SavedExport.of(plain, fault, random);
                ExportFile file = ExportFile.open(Samples.file(directory, saved.bytes()), kind);
                ExportRows<? extends ExportRow> rows = file.rows();
                List<? extends ExportRow> read = Samples.all(rows);
                String about =
                        "%s %s %d:%n%s".formatted(fault, kind, seed, new String(saved.bytes(), StandardCharsets.UTF_8));
                assertThat(read).as(about).noneMatch(ExportRow::hasProblems);
                assertThat(rows.passedOver().count()).as(about).isEqualTo(saved.passedOver());
                assertThat(read.size() + rows.passedOver().count()).as(about).isEqualTo(file.rowCount());
                assertThat(read.stream().map(ExportRow::key).distinct())
                        .as(about)
                        .hasSize(plain.rows().size());
                if (fault != ExportFault.CATEGORY_BY_URI) {
                    assertThat(fingerprints(read)).as(about).isEqualTo(fingerprints(plainRows(plain)));
                }
            }
        }
    }

    private List<? extends ExportRow> plainRows(PlainExport plain) throws Exception {
        return Samples.all(ExportFile.open(Samples.file(directory, plain.bytes()), plain.kind())
                .rows());
    }

    private static List<Long> fingerprints(List<? extends ExportRow> rows) {
        return rows.stream().map(ExportRow::fingerprint).distinct().toList();
    }
}
